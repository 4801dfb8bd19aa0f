import type { ReportWindow } from "./report-window.ts";
import { spread } from "./spread.ts";
import type { FirstResponseFigure } from "./stream-figures.ts";
import type { WorkItem } from "./work-item.ts";

/** Of the items created in the window; `n` are those that got an answer. */
export function measureFirstResponse(
  items: readonly WorkItem[],
  { from, to }: ReportWindow,
): FirstResponseFigure {
  const created = items.filter(({ createdAt }) => createdAt >= from && createdAt < to);
  const answered = created.flatMap(({ responseDays }) => responseDays ?? []);
  return { ...spread(answered), unanswered: created.length - answered.length };
}
