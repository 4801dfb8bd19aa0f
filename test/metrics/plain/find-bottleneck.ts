import type { FlowMap } from "../../../shared/domain/flow-map.ts";
import { foldName } from "../../../shared/text/fold-name.ts";
import type { PlainCounted } from "./gather-items.ts";
import type { PlainWindow } from "./list-weeks.ts";
import { nearestRank } from "./rank-percentile.ts";
import { clipSpans, DAY, isIn, lengthOf, meetSpans, type Span, WEEK } from "./spans.ts";
import { traceLabels } from "./trace-label.ts";
import { traceStatus } from "./trace-status.ts";

interface StageFigures {
  readonly stage: string;
  readonly itemDays: number;
  readonly netFlow: number;
  readonly overP85: number | null;
}

/** Where work piles up; null = there are no stages. */
export function findBottleneck(
  items: readonly PlainCounted[],
  flowMap: FlowMap,
  hasStatusHistory: boolean,
  window: PlainWindow,
  now: number,
) {
  const { active = [], waiting = [], blocked = [] } = flowMap.project?.status ?? {};
  const named = hasStatusHistory ? [...active, ...waiting, ...blocked] : flowMap.report.stages;
  const folded = named.map(foldName);
  const stages = named.filter((stage, index) => folded.indexOf(foldName(stage)) === index);
  if (stages.length === 0) return null;
  const trace = hasStatusHistory ? traceStatus : traceLabels;
  const figures = stages.map((stage) => {
    const visits = items.map(({ item, life }) => meetSpans(trace(item, [foldName(stage)], now), life.spans));
    return measureStage(stage, visits, window.to, now);
  });
  const firsts = [
    firstBy(figures, ({ itemDays }) => itemDays),
    firstBy(figures, ({ netFlow }) => netFlow),
    firstBy(figures, ({ overP85 }) => overP85 ?? 0),
  ];
  const stage = stages.find((name) => firsts.filter((first) => first === name).length >= 2) ?? null;
  return { stage, stages: figures };
}

/** @param visits of each item, when it was in the stage and in the backlog; a visit that lasts ends at `now` */
function measureStage(
  stage: string,
  visits: readonly (readonly Span[])[],
  to: number,
  now: number,
): StageFigures {
  const from = to - 4 * WEEK;
  const isRecent = (at: number) => at >= from && at < to;
  const all = visits.flat();
  const ended = all.filter((visit) => visit.to < now && isRecent(visit.to));
  const running = all.filter((visit) => isIn([visit], to)).map((visit) => to - visit.from);
  const lengths = ended.map((visit) => visit.to - visit.from);
  return {
    stage,
    itemDays: visits.reduce((sum, own) => sum + lengthOf(clipSpans(own, from, to)), 0) / DAY,
    netFlow: all.filter((visit) => isRecent(visit.from)).length - ended.length,
    overP85:
      lengths.length < 10 ? null : running.filter((length) => length > nearestRank(lengths, 85)).length,
  };
}

/** The stage whose value is strictly the greatest, and above 0. */
function firstBy(figures: readonly StageFigures[], value: (figure: StageFigures) => number): string | null {
  const first = figures.find((one) => figures.every((other) => other === one || value(one) > value(other)));
  return first !== undefined && value(first) > 0 ? first.stage : null;
}
