import { nameRef } from "../../domain/name-ref.ts";
import type { Check } from "./check.ts";
import { nameStream } from "./name-stream.ts";

/** Sits in another stream than its parent. */
export const offParent: Check = ({ weighed, decision, neighbours, map }) => {
  const { parent } = neighbours;
  if (decision.stream === null || parent?.stream == null || parent.stream === decision.stream) return null;
  const [own, other] = [nameStream(decision.stream, map), nameStream(parent.stream, map)];
  return `It sits in ${own}, its parent (${nameRef(parent.ref, weighed.issue)}) in ${other}.`;
};
