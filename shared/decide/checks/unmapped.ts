import type { Check } from "./check.ts";
import { labelledStreams } from "./labelled-streams.ts";
import { nameStreams } from "./name-stream.ts";

/** No stream could be decided, and no person said "none". */
export const unmapped: Check = (subject) => {
  const { decision, map } = subject;
  if (decision.outcome !== "unmapped" || decision.source === "person") return null;
  if (labelledStreams(subject).length > 1) return null;
  const nearest = decision.candidates.map(({ stream }) => stream);
  if (nearest.length === 0) return "No stream could be decided: nothing in it matches the flow map.";
  return `No stream could be decided: too little speaks for ${nameStreams(nearest, map)}.`;
};
