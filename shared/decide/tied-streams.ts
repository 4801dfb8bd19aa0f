import type { Candidate } from "../domain/evidence.ts";
import type { CompiledMap } from "./compile-rules.ts";

/** Of the candidates of a tie, best first, those that are in it: all decisive ones, else those too near to the best. */
export function tiedStreams(candidates: readonly Candidate[], { flowMap }: CompiledMap): string[] {
  const best = candidates[0]?.points;
  const isTied = ({ points }: Candidate): boolean => {
    if (best === undefined || best === "decisive" || points === "decisive") return points === best;
    return best - points < flowMap.decide.minLead;
  };
  return candidates.filter(isTied).map(({ stream }) => stream);
}
