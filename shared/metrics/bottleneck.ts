import { percentile } from "./percentile.ts";
import { DAY, FOUR_WEEKS, intersectSpans, joinSpans, measureSpans, type Span } from "./span.ts";
import type { BottleneckFigure, Stage } from "./stream-figures.ts";
import { type NamedSpan, type WorkItem, wasIn } from "./work-item.ts";

/** A stage by its name, and the stretches that items spent in it. */
export interface StageKind {
  readonly stage: string;
  /** Folded. */
  readonly name: string;
  readonly spansOf: (item: WorkItem) => readonly NamedSpan[];
}

const FEWEST_FOR_P85 = 10;

/**
 * The stage that is strictly first on at least two of: item-days, net flow, and items that stay longer than 85% of its
 * visits did; all over the last four complete weeks.
 *
 * @param to the end of the last complete week
 */
export function findBottleneck(
  items: readonly WorkItem[],
  kinds: readonly StageKind[],
  to: number,
): BottleneckFigure {
  const stages = kinds.map((kind) => measureStage(items, kind, { from: to - FOUR_WEEKS, to }));
  const firsts = [
    findFirst(stages, ({ itemDays }) => itemDays),
    findFirst(stages, ({ netFlow }) => netFlow),
    findFirst(stages, ({ overP85 }) => overP85 ?? 0),
  ];
  const stage = stages.find((one) => firsts.filter((first) => first === one).length >= 2);
  return { stage: stage?.stage ?? null, stages };
}

function findFirst(stages: readonly Stage[], measure: (stage: Stage) => number): Stage | null {
  const best = Math.max(...stages.map(measure));
  const first = stages.filter((stage) => measure(stage) === best);
  return best > 0 && first.length === 1 ? first[0]! : null;
}

function measureStage(items: readonly WorkItem[], { stage, name, spansOf }: StageKind, weeks: Span): Stage {
  let [time, netFlow] = [0, 0];
  const visits: number[] = [];
  const staying: number[] = [];
  for (const item of items) {
    for (const visit of listVisits(item, spansOf(item), name)) {
      time += measureSpans(intersectSpans([visit], [weeks]));
      if (isWithin(visit.from, weeks)) netFlow += 1;
      if (isWithin(visit.to, weeks)) {
        netFlow -= 1;
        visits.push(visit.to - visit.from);
      }
      if (visit.from < weeks.to && visit.to >= weeks.to && wasIn(item, weeks.to))
        staying.push(weeks.to - visit.from);
    }
  }
  const limit =
    visits.length < FEWEST_FOR_P85
      ? null
      : percentile(
          visits.sort((a, b) => a - b),
          85,
        );
  const overP85 = limit === null ? null : staying.filter((days) => days > limit).length;
  return { stage, itemDays: time / DAY, netFlow, overP85 };
}

const isWithin = (at: number, { from, to }: Span): boolean => at >= from && at < to;

/** What an item spent in a stage while it was in the backlog; a visit that lasts ends at infinity. */
function listVisits({ stays }: WorkItem, spans: readonly NamedSpan[], name: string): Span[] {
  const named = spans.filter((span) => span.name === name);
  if (named.length === 0) return [];
  const endless = (to: number | null): number => to ?? Number.POSITIVE_INFINITY;
  return intersectSpans(
    joinSpans(named.map(({ from, to }) => ({ from, to: endless(to) }))),
    stays.map(({ from, to }) => ({ from, to: endless(to) })),
  );
}
