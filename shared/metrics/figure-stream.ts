import type { Stream } from "../domain/stream.ts";
import { measureAge } from "./age.ts";
import { measureBlocked } from "./blocked.ts";
import { findBottleneck, type StageKind } from "./bottleneck.ts";
import { sumStreamBlocks } from "./cross-stream.ts";
import { measureCycleTime } from "./cycle-time.ts";
import { measureDistribution } from "./distribution.ts";
import { measureExpectation } from "./expectation.ts";
import type { FigureContext } from "./figure-context.ts";
import { measureFirstResponse } from "./first-response.ts";
import { measureFlowEfficiency } from "./flow-efficiency.ts";
import { countFlow, listFinished } from "./flow-series.ts";
import { forecast } from "./forecast.ts";
import type { SystemicBlocker } from "./health-figures.ts";
import { judgeNetFlow } from "./judge-net-flow.ts";
import { judgeStream } from "./judge-stream.ts";
import { judgeThroughput } from "./judge-throughput.ts";
import { lastSignal } from "./last-signal.ts";
import { measureLeadTime } from "./lead-time.ts";
import type { StreamBlocks } from "./open-item.ts";
import { orderSignals } from "./order-signals.ts";
import { countOvertaken } from "./overtaken.ts";
import { suggestNext } from "./pull-next.ts";
import { DAY } from "./span.ts";
import type { AgedItem, FlowSeries, LongSpread, StreamFigures } from "./stream-figures.ts";
import { measureSurvival } from "./survive.ts";
import { measureTimeInLabels } from "./time-in-label.ts";
import { finishedAt, isIn, isStarted, itemKey, leftAt, type WorkItem } from "./work-item.ts";

/** What the figures of one stream need of the whole backlog. */
export interface WholeBacklog {
  readonly context: FigureContext;
  readonly streamBlocks: readonly StreamBlocks[];
  readonly systemicBlockers: readonly SystemicBlocker[];
  readonly unblocks: (item: WorkItem) => number;
  /** Empty = there are none to be seen. */
  readonly stages: readonly StageKind[];
  readonly statusHistory: boolean;
  readonly commentsKnown: boolean;
}

/**
 * All figures of one stream.
 *
 * @param stream null = the items of no stream
 * @param items those that count in it
 */
export function figureStream(
  stream: Stream | null,
  items: readonly WorkItem[],
  whole: WholeBacklog,
): StreamFigures {
  const { now, window, timedLabels } = whole.context;
  const open = items.filter(isIn);
  const inProgress = open.filter(isStarted);
  const finished = listFinished(items, window);
  const flow = countFlow(items, window);
  const leadTime = measureLeadTime(finished);
  const cycle = measureCycle(finished);
  const expectation = figureExpectation(stream, typeof cycle === "string", finished, open, now);
  const judged = {
    ...figureSignals(items, flow, finished, whole),
    ...expectation,
    wip: inProgress.length,
    leadTime,
  };
  const names = window.weeks.map(({ name }) => name);
  return {
    id: stream?.id ?? null,
    name: stream?.name ?? "no stream",
    ...judgeStream(judged, stream?.wipLimit ?? null, names.slice(-4), countHeld(open, whole)),
    open: open.length,
    ...flow,
    ...judged,
    ...(typeof cycle === "string" ? { cycleTime: null, cycleTimeReason: cycle } : { cycleTime: cycle }),
    issueAge: measureAge(open.map((item) => toAged(item, item.createdAt, now))),
    wipAge: measureAge(inProgress.map((item) => toAged(item, item.startedAt ?? now, now))),
    survival: measureSurvival(items, now, whole.context.readSince),
    blocked: measureBlocked(open, now),
    ...figureEfficiency(finished, whole),
    distribution: measureDistribution(finished),
    overtaken: countOvertaken(finished, inProgress),
    crossStream: sumStreamBlocks(stream?.id ?? null, whole.streamBlocks),
    ...figureBottleneck(items, whole),
    ...(whole.commentsKnown
      ? { firstResponse: measureFirstResponse(items, window) }
      : { firstResponse: null, firstResponseReason: "the data has no comments" }),
    timeInLabel: measureTimeInLabels(items, timedLabels, window),
    pullNext: suggestNext(open, whole.unblocks, stream?.expectation?.days ?? null, now),
    ...figureForecast(flow, firstWeek(items, whole), open.length),
  };
}

const toAged = ({ repo, number }: WorkItem, from: number, now: number): AgedItem => ({
  repo,
  number,
  days: (now - from) / DAY,
});

/** Systemic blockers of these items, and how many of the items they hold. */
function countHeld(
  open: readonly WorkItem[],
  { systemicBlockers }: WholeBacklog,
): { readonly blockers: number; readonly items: number } {
  const keys = new Set(open.map(itemKey));
  const held = systemicBlockers.map(({ items }) => items.map(itemKey).filter((key) => keys.has(key)));
  return { blockers: held.filter((some) => some.length > 0).length, items: new Set(held.flat()).size };
}

/** With gaps in the board's history nobody knows when work began. */
function measureCycle(finished: readonly WorkItem[]): LongSpread | string {
  return describeGaps(finished) ?? measureCycleTime(finished);
}

function describeGaps(items: readonly WorkItem[]): string | null {
  const gaps = items.filter(({ statusGap }) => statusGap).length;
  return gaps === 0 ? null : `the board's status history has gaps (items: ${gaps})`;
}

function figureExpectation(
  stream: Stream | null,
  isLead: boolean,
  finished: readonly WorkItem[],
  open: readonly WorkItem[],
  now: number,
): Pick<StreamFigures, "expectation" | "expectationReason"> {
  const expected = stream?.expectation ?? null;
  if (expected === null)
    return { expectation: null, expectationReason: "the flow map has no expectation for it" };
  const basis = isLead ? "leadTime" : "cycleTime";
  return { expectation: measureExpectation(expected, basis, finished, open, now) };
}

/** The week of the window that holds the stream's first creation; those before it have no data. */
function firstWeek(items: readonly WorkItem[], { context: { window } }: WholeBacklog): number {
  const first = items.reduce((least, { createdAt }) => Math.min(least, createdAt), Number.POSITIVE_INFINITY);
  const index = window.weeks.findIndex(({ to }) => first < to);
  return index < 0 ? window.weeks.length : index;
}

function figureSignals(
  items: readonly WorkItem[],
  { throughput, arrivals, dropped }: FlowSeries,
  finished: readonly WorkItem[],
  whole: WholeBacklog,
): Pick<StreamFigures, "limits" | "signal" | "signals"> {
  const weeks = whole.context.window.weeks.map(({ name }) => name);
  const first = firstWeek(items, whole);
  const finishes = finished.flatMap((item) => finishedAt(item) ?? []).sort((a, b) => a - b);
  const weekly = arrivals.map((count, week) => count - throughput[week]! - dropped[week]!);
  const byThroughput = judgeThroughput({ weeks, weekly: throughput, finishedAt: finishes, firstWeek: first });
  const byNetFlow = judgeNetFlow({ weeks, weekly, arrivals, firstWeek: first });
  const signals = orderSignals([...byThroughput.signals, ...byNetFlow.signals]);
  return {
    limits: {
      throughput: byThroughput.limits,
      ...(byThroughput.reason === undefined ? {} : { throughputReason: byThroughput.reason }),
      netFlow: byNetFlow.limits,
      ...(byNetFlow.reason === undefined ? {} : { netFlowReason: byNetFlow.reason }),
    },
    signal: lastSignal(signals),
    signals,
  };
}

function figureEfficiency(
  finished: readonly WorkItem[],
  { context, statusHistory }: WholeBacklog,
): Pick<StreamFigures, "flowEfficiency" | "flowEfficiencyReason" | "flowEfficiencyItems"> {
  const { share, n } = measureFlowEfficiency(finished, context.statuses);
  const reason = statusHistory
    ? (describeGaps(finished) ?? (share === null ? "too few items with a status history" : null))
    : "no status history can be read";
  if (reason === null) return { flowEfficiency: share, flowEfficiencyItems: n };
  return { flowEfficiency: null, flowEfficiencyReason: reason, flowEfficiencyItems: n };
}

function figureBottleneck(
  items: readonly WorkItem[],
  { context: { window }, stages, statusHistory }: WholeBacklog,
): Pick<StreamFigures, "bottleneck" | "bottleneckReason"> {
  const seen = items.filter((item) => (leftAt(item) ?? window.to) >= window.from);
  const reason =
    stages.length === 0
      ? "no status history can be read, and the flow map has no report.stages"
      : statusHistory
        ? describeGaps(seen)
        : null;
  if (reason !== null) return { bottleneck: null, bottleneckReason: reason };
  return { bottleneck: findBottleneck(items, stages, window.to) };
}

function figureForecast(
  { throughput }: FlowSeries,
  first: number,
  open: number,
): Pick<StreamFigures, "forecast" | "forecastReason"> {
  const figure = forecast(throughput.slice(first), open);
  if (figure !== null) return { forecast: figure };
  return { forecast: null, forecastReason: "fewer than 6 weeks with data" };
}
