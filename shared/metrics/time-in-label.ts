import type { NamedLabel } from "./figure-context.ts";
import type { ReportWindow } from "./report-window.ts";
import { spread } from "./spread.ts";
import type { Spread } from "./stream-figures.ts";
import { leftAt, type WorkItem } from "./work-item.ts";

/** Days in each label of `report.time-in-labels`, of items that are in the backlog or left it in the window. */
export function measureTimeInLabels(
  items: readonly WorkItem[],
  labels: readonly NamedLabel[],
  { from, to }: ReportWindow,
): Readonly<Record<string, Spread>> {
  const seen = items.filter((item) => {
    const left = leftAt(item);
    return left === null || (left >= from && left < to);
  });
  return Object.fromEntries(
    labels.map(({ label }, index) => [
      label,
      spread(seen.flatMap(({ labelDays }) => labelDays.get(index) ?? [])),
    ]),
  );
}
