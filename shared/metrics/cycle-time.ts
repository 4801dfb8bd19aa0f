import { DAY } from "./span.ts";
import { longSpread } from "./spread.ts";
import type { LongSpread } from "./stream-figures.ts";
import { finishedAt, type WorkItem } from "./work-item.ts";

/** Days from start to finish; null = nobody knows when work began. */
export function cycleDays(item: WorkItem): number | null {
  const at = finishedAt(item);
  return item.startedAt === null || at === null ? null : (at - item.startedAt) / DAY;
}

/**
 * Told where at least half of the finished items carry a start; else the reason.
 *
 * @param finished items finished in the window
 */
export function measureCycleTime(finished: readonly WorkItem[]): LongSpread | string {
  const days = finished.flatMap((item) => cycleDays(item) ?? []);
  if (days.length * 2 < finished.length) {
    const shown = days.length === 0 ? "none" : `only ${days.length}`;
    return `${shown} of ${finished.length} finished items ${days.length === 1 ? "shows" : "show"} when work began`;
  }
  return longSpread(days);
}
