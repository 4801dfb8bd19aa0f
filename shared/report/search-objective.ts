import type { Objective } from "../domain/flow-map.ts";
import { withLabel } from "./search-queries.ts";

/** A term for the issues of an objective: by any of its milestones or labels; null when it has neither. */
export function serving({ milestones, labels }: Objective): string | null {
  const terms = [
    ...milestones.map((milestone) => withLabel(milestone).replace(/^label:/, "milestone:")),
    ...labels.map((label) => withLabel(label)),
  ];
  return terms.length > 1 ? `(${terms.join(" OR ")})` : (terms[0] ?? null);
}
