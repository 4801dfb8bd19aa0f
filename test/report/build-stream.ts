import type { OpenItem } from "../../shared/metrics/open-item.ts";
import {
  type AgedItem,
  type AgeFigure,
  type BlockedFigure,
  type StreamFigures,
  WORK_CLASSES,
} from "../../shared/metrics/stream-figures.ts";

const WEEKS = 12;
const NOTHING = Array.from({ length: WEEKS }, () => 0);
const NO_SPREAD = { n: 0, p50: null, p85: null };
const TOO_FEW = "too few";

/**
 * The figures of one stream. What is not told follows from what is: the backlog's size from the weekly counts, ages and
 * blocks from the stream's open items; the rest is absent, with its reason.
 */
export function buildStream(
  told: Partial<StreamFigures> & Pick<StreamFigures, "id" | "name">,
  items: readonly OpenItem[] = [],
): StreamFigures {
  const open = items.filter(({ streams }) =>
    told.id === null ? streams.length === 0 : streams.includes(told.id),
  );
  const started = open.filter(({ startedDays }) => startedDays !== null);
  return {
    verdict: "too-little-data",
    verdictReasons: [],
    open: open.length,
    wip: started.length,
    ...buildSeries(told),
    leadTime: { ...NO_SPREAD, p95: null },
    cycleTime: { ...NO_SPREAD, p95: null },
    issueAge: buildAge(open.map((item) => toAged(item, item.ageDays))),
    wipAge: buildAge(started.map((item) => toAged(item, item.startedDays ?? 0))),
    survival: { n: 0, finished: 0, median: null, medianReason: TOO_FEW, p85: null, p85Reason: TOO_FEW },
    blocked: buildBlocked(open),
    flowEfficiency: null,
    flowEfficiencyReason: "no status history can be read",
    flowEfficiencyItems: 0,
    distribution: buildDistribution({}),
    expectation: null,
    expectationReason: "the flow map has no expectation for it",
    overtaken: { overtakers: 0, items: [] },
    crossStream: { in: 0, out: 0, inBefore: 0, outBefore: 0 },
    limits: {
      throughput: null,
      throughputReason: "fewer than 6 weeks with data",
      netFlow: null,
      netFlowReason: "fewer than 6 weeks with data",
    },
    signal: null,
    signals: [],
    bottleneck: null,
    bottleneckReason: "no status history can be read, and the flow map has no report.stages",
    firstResponse: null,
    firstResponseReason: "the data has no comments",
    timeInLabel: {},
    pullNext: [],
    forecast: null,
    forecastReason: "fewer than 6 weeks with data",
    ...told,
  };
}

type Series = Pick<
  StreamFigures,
  | "openAtStart"
  | "arrivals"
  | "throughput"
  | "dropped"
  | "reopened"
  | "undone"
  | "openAtWeekEnd"
  | "netFlow4w"
>;

function buildSeries(told: Partial<Series>): Series {
  const { openAtStart = 0, arrivals = NOTHING, throughput = NOTHING, dropped = NOTHING } = told;
  const { reopened = NOTHING, undone = NOTHING } = told;
  const net = arrivals.map((arrived, week) => arrived - throughput[week]! - dropped[week]!);
  let size = openAtStart;
  return {
    openAtStart,
    arrivals,
    throughput,
    dropped,
    reopened,
    undone,
    openAtWeekEnd: net.map((change, week) => (size += change + reopened[week]! - undone[week]!)),
    netFlow4w: net.slice(-4).reduce((sum, change) => sum + change, 0),
  };
}

const toAged = ({ repo, number }: OpenItem, days: number): AgedItem => ({ repo, number, days });

export function buildAge(items: readonly AgedItem[]): AgeFigure {
  const sorted = [...items].sort((a, b) => a.days - b.days);
  const n = sorted.length;
  const rank = (percent: number): number | null => sorted[Math.ceil((percent * n) / 100) - 1]?.days ?? null;
  const between = (from: number, to: number): number =>
    items.filter(({ days }) => days >= from && days < to).length;
  return {
    n,
    p50: n < 5 ? null : rank(50),
    p85: n < 10 ? null : rank(85),
    oldest: sorted.at(-1) ?? null,
    buckets: {
      "0-7": between(0, 8),
      "8-14": between(8, 15),
      "15-30": between(15, 31),
      "31-60": between(31, 61),
      "61-180": between(61, 181),
      "181+": between(181, Number.POSITIVE_INFINITY),
    },
  };
}

function buildBlocked(open: readonly OpenItem[]): BlockedFigure {
  const blocked = open.filter(({ block }) => block !== null);
  const aged = blocked.map((item) => toAged(item, item.block?.days ?? 0)).sort((a, b) => b.days - a.days);
  return {
    count: blocked.length,
    share: open.length === 0 ? 0 : blocked.length / open.length,
    days: aged.reduce((sum, { days }) => sum + days, 0),
    oldest: aged[0] ?? null,
  };
}

/** Finished items by class, with their shares. */
export function buildDistribution(
  counts: Partial<Record<(typeof WORK_CLASSES)[number], number>>,
): StreamFigures["distribution"] {
  const all = Object.values(counts).reduce((sum, count) => sum + count, 0);
  const entries = WORK_CLASSES.map((name) => {
    const count = counts[name] ?? 0;
    return [name, { count, share: all === 0 ? 0 : count / all }] as const;
  });
  return Object.fromEntries(entries) as StreamFigures["distribution"];
}
