import type { StatusKinds } from "./figure-context.ts";
import { intersectSpans, joinSpans, measureSpans, type Span } from "./span.ts";
import { finishedAt, type WorkItem } from "./work-item.ts";

export interface FlowEfficiency {
  /** Active time by active and waiting time: a ratio of sums, 0 to 1. Null = too few items. */
  readonly share: number | null;
  readonly n: number;
}

const FEWEST = 5;

/**
 * An upper bound: work waits in active statuses, too. Time in waiting and blocked statuses waits, and so does an item in
 * an active status while it is blocked.
 *
 * @param finished items finished in the window
 */
export function measureFlowEfficiency(
  finished: readonly WorkItem[],
  { active, waiting, blocked }: StatusKinds,
): FlowEfficiency {
  let [activeTime, time, n] = [0, 0, 0];
  for (const item of finished) {
    const at = finishedAt(item);
    if (item.startedAt === null || at === null) continue;
    const life: Span[] = [{ from: item.startedAt, to: at }];
    const within = (names: readonly ReadonlySet<string>[]): Span[] =>
      intersectSpans(
        joinSpans(
          item.statuses.flatMap(({ name, from, to }) =>
            names.some((known) => known.has(name)) ? [{ from, to: to ?? at }] : [],
          ),
        ),
        life,
      );
    const worked = within([active]);
    const workedTime = measureSpans(worked);
    const all = workedTime + measureSpans(within([waiting, blocked]));
    if (all === 0) continue;
    n += 1;
    time += all;
    activeTime += workedTime - measureSpans(intersectSpans(worked, item.blockedSpans));
  }
  return { share: n < FEWEST ? null : activeTime / time, n };
}
