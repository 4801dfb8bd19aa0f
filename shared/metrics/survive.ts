import { DAY, YEAR } from "./span.ts";
import type { SurvivalFigure } from "./stream-figures.ts";
import { estimateSurvival } from "./survival.ts";
import { leftAt, type WorkItem } from "./work-item.ts";

/**
 * Creation to finish of the items created in the last 52 weeks; those that are open or dropped are censored.
 *
 * @param readSince closed items that were created before were not read: they would be missing
 */
export function measureSurvival(items: readonly WorkItem[], now: number, readSince: number): SurvivalFigure {
  const since = Math.max(now - YEAR, readSince);
  const recent = items.filter(({ createdAt }) => createdAt >= since);
  return estimateSurvival(
    recent.map((item) => ({
      days: ((leftAt(item) ?? now) - item.createdAt) / DAY,
      finished: item.stays.at(-1)?.end === "finished",
    })),
  );
}
