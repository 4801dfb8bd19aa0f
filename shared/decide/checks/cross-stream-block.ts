import { nameRef } from "../../domain/name-ref.ts";
import type { Check } from "./check.ts";
import { nameStream } from "./name-stream.ts";

/** Blocked by an open issue of another stream. */
export const crossStreamBlock: Check = ({ weighed, decision, neighbours, map }) => {
  if (decision.stream === null) return null;
  const others = neighbours.blockers.flatMap(({ ref, open, stream }) =>
    open === true && stream !== null && stream !== decision.stream
      ? [`${nameRef(ref, weighed.issue)} of ${nameStream(stream, map)}`]
      : [],
  );
  return others.length === 0 ? null : `It waits for another stream: blocked by ${others.join(", ")}.`;
};
