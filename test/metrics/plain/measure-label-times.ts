import { foldName } from "../../../shared/text/fold-name.ts";
import type { PlainCounted } from "./gather-items.ts";
import type { PlainWindow } from "./list-weeks.ts";
import { rankDays } from "./rank-percentile.ts";
import { clipSpans, lengthOf } from "./spans.ts";
import { traceLabels } from "./trace-label.ts";

/** How long items carried each label, up to `now` or their last leave: of open ones, and of what left in the window. */
export function measureLabelTimes(
  items: readonly PlainCounted[],
  labels: readonly string[],
  { from, to }: PlainWindow,
  now: number,
) {
  const judged = items.filter(({ life: { left } }) => left === null || (left.at >= from && left.at < to));
  return Object.fromEntries(
    labels.map((label) => {
      const times = judged
        .map(({ item, created, life }) =>
          lengthOf(clipSpans(traceLabels(item, [foldName(label)], now), created, life.left?.at ?? now)),
        )
        .filter((time) => time > 0);
      return [label, { n: times.length, p50: rankDays(times, 50), p85: rankDays(times, 85) }];
    }),
  );
}
