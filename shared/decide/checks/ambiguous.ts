import type { Check } from "./check.ts";
import { labelledStreams } from "./labelled-streams.ts";
import { nameStreams } from "./name-stream.ts";

/** Evidence for two or more streams is too close to call. */
export const ambiguous: Check = (subject) => {
  const { decision, map } = subject;
  if (decision.outcome !== "tie" || labelledStreams(subject).length > 1) return null;
  const streams = decision.candidates.map(({ stream }) => stream);
  return `The evidence does not settle it between ${nameStreams(streams, map)}.`;
};
