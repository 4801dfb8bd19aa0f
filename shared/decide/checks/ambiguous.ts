import { tiedStreams } from "../tied-streams.ts";
import type { Check } from "./check.ts";
import { labelledStreams } from "./labelled-streams.ts";
import { nameStreams } from "./name-stream.ts";

/** Evidence for two or more streams is too close to call. */
export const ambiguous: Check = (subject) => {
  const { decision, map } = subject;
  if (decision.outcome !== "tie" || labelledStreams(subject).length > 1) return null;
  return `The evidence does not settle it between ${nameStreams(tiedStreams(decision.candidates, map), map)}.`;
};
