import type { Issue } from "../domain/issue.ts";

/** When the title or the body last changed, in milliseconds; minus infinity when no event says so. */
export function lastTextChange({ events }: Issue): number {
  let last = Number.NEGATIVE_INFINITY;
  for (const { event, at } of events ?? []) {
    if (event === "renamed" || event === "edited") last = Math.max(last, at);
  }
  return last;
}
