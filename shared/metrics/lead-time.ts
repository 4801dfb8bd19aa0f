import { DAY } from "./span.ts";
import { longSpread } from "./spread.ts";
import type { LongSpread } from "./stream-figures.ts";
import { finishedAt, type WorkItem } from "./work-item.ts";

/** Days from creation to finish. */
export const leadDays = (item: WorkItem): number => ((finishedAt(item) ?? Number.NaN) - item.createdAt) / DAY;

/** @param finished items finished in the window */
export const measureLeadTime = (finished: readonly WorkItem[]): LongSpread =>
  longSpread(finished.map(leadDays));
