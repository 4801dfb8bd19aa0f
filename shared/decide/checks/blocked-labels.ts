import type { CheckSubject } from "./check.ts";

/** The folded names of the labels on the issue that say it is blocked. */
export function blockedLabels({ labels, map }: CheckSubject): string[] {
  return map.labels.blocked.filter((folded) => labels.has(folded));
}
