import type { FlowMap } from "../../../shared/domain/flow-map.ts";
import type { Stream } from "../../../shared/domain/stream.ts";
import { countCrossings } from "./count-crossings.ts";
import { countTypes } from "./count-types.ts";
import { countWeeks, firstWeekWithData } from "./count-weeks.ts";
import { describeSurvival } from "./estimate-survival.ts";
import { findBottleneck } from "./find-bottleneck.ts";
import { findSignals, latestSignal, type PlainSignal } from "./find-signals.ts";
import { forecastWeeks } from "./forecast-weeks.ts";
import type { PlainCounted } from "./gather-items.ts";
import { judgeExpectation } from "./judge-expectation.ts";
import { limitNetFlow, limitThroughput, type PlainJudged } from "./limit-series.ts";
import { nameWeek, type PlainWindow } from "./list-weeks.ts";
import { countOvertaken, measureBlocked, measureEfficiency } from "./measure-flow.ts";
import { measureLabelTimes } from "./measure-label-times.ts";
import { measureResponses } from "./measure-responses.ts";
import { cycleTimes, describeAges, describeTimes, finishedIn, leadTimes } from "./measure-times.ts";
import { pullNext } from "./pull-next.ts";
import { DAY, WEEK } from "./spans.ts";

/** What all streams share. */
export interface PlainScene {
  readonly flowMap: FlowMap;
  readonly window: PlainWindow;
  readonly now: number;
  readonly automation: readonly string[];
  /** Everything that counts, of any stream. */
  readonly all: readonly PlainCounted[];
  readonly hasStatusHistory: boolean;
  readonly hasComments: boolean;
  /** Keys of items that a systemic blocker holds. */
  readonly held: ReadonlySet<string>;
}

/**
 * The figures of one stream, or of "no stream" (null).
 *
 * @param items those that count in it
 */
export function figureStream(stream: Stream | null, items: readonly PlainCounted[], scene: PlainScene) {
  const { flowMap, window, now } = scene;
  const open = items.filter(({ isOpen }) => isOpen);
  const wip = open.filter(({ start }) => start !== null);
  const finished = finishedIn(items, window);
  const [leads, cycles] = [leadTimes(finished), cycleTimes(finished)];
  const change = figureChange(items, finished, window);
  const expectation =
    stream?.expectation == null ? null : judgeExpectation(stream.expectation, open, leads, cycles, now);
  const isOverLimit = stream?.wipLimit != null && wip.length > stream.wipLimit;
  const isHeld = items.some(({ key }) => scene.held.has(key));
  const needsAttention = change.isAlarming || expectation?.met === false || isHeld || isOverLimit;
  const isUnknown = change.limits.throughput === null && change.limits.netFlow === null && leads.length < 5;
  return {
    id: stream?.id ?? null,
    name: stream?.name ?? "no stream",
    verdict: needsAttention ? "attention" : isUnknown ? "too-little-data" : "steady",
    open: open.length,
    wip: wip.length,
    ...change.series,
    leadTime: describeTimes(leads),
    ...orReason("cycleTime", cycles === null ? null : describeTimes(cycles), "fewer than half have a start"),
    issueAge: describeAges(open, ({ created }) => created, now),
    wipAge: describeAges(wip, ({ start }) => start!, now),
    survival: describeSurvival(sightings(items, now)),
    blocked: measureBlocked(items, now),
    ...figureEfficiency(finished, scene),
    distribution: countTypes(finished, flowMap, now),
    ...orReason("expectation", expectation, "none in the flow map"),
    overtaken: countOvertaken(finished, wip),
    crossStream: figureCrossings(stream, scene),
    limits: change.limits,
    signal: change.signal,
    signals: change.signals,
    ...orReason(
      "bottleneck",
      findBottleneck(items, flowMap, scene.hasStatusHistory, window, now),
      "there are no stages",
    ),
    ...orReason(
      "firstResponse",
      scene.hasComments ? measureResponses(items, window, scene.automation, now) : null,
      "the data has no comments",
    ),
    timeInLabel: measureLabelTimes(items, flowMap.report.timeInLabels, window, now),
    pullNext: pullNext(items, scene.all, stream?.expectation ?? null, now),
    ...orReason(
      "forecast",
      change.throughput.length < 6 ? null : forecastWeeks(change.throughput, open.length),
      "fewer than 6 weeks with data",
    ),
  };
}

/** Series, limits and signals, and whether an unfavourable one was completed in the last 4 complete weeks. */
function figureChange(
  items: readonly PlainCounted[],
  finished: readonly PlainCounted[],
  window: PlainWindow,
) {
  const series = countWeeks(items, window);
  const first = firstWeekWithData(items, window);
  const since = <T>(values: readonly T[]): readonly T[] => values.slice(first);
  const [throughput, arrivals, weeks] = [
    since(series.throughput),
    since(series.arrivals),
    since(window.weeks),
  ];
  const netFlow = since(
    series.arrivals.map((count, week) => count - series.throughput[week]! - series.dropped[week]!),
  );
  const finishes = finished.map(({ life }) => life.left!.at);
  const judged = {
    throughput: limitThroughput(throughput, weeks, finishes),
    netFlow: limitNetFlow(netFlow, arrivals, weeks),
  };
  const signals = findSignals(judged);
  const recent = window.weeks.slice(-4).map(nameWeek);
  return {
    series,
    throughput,
    limits: { ...showLimits("throughput", judged.throughput), ...showLimits("netFlow", judged.netFlow) },
    signals: signals.map(withText),
    signal: withText(latestSignal(signals)),
    isAlarming: signals.some(({ favourable, week }) => !favourable && recent.includes(week)),
  };
}

const showLimits = <K extends string>(key: K, judged: PlainJudged | string) =>
  typeof judged === "string"
    ? orReason(key, null, judged)
    : orReason(key, judged.limits.shown as PlainJudged["limits"]["shown"] | null, "");

function withText<S extends PlainSignal | null>(signal: S) {
  if (signal === null) return null;
  return { ...signal, text: `${signal.metric}: ${signal.rule} ${signal.side} in ${signal.week}` };
}

function figureEfficiency(finished: readonly PlainCounted[], scene: PlainScene) {
  const { n, ratio } = measureEfficiency(finished, scene.flowMap, scene.now);
  const why = scene.hasStatusHistory ? "fewer than 5 items" : "there is no status history";
  return {
    ...orReason("flowEfficiency", scene.hasStatusHistory ? ratio : null, why),
    flowEfficiencyItems: scene.hasStatusHistory ? n : 0,
  };
}

function figureCrossings(stream: Stream | null, { all, now }: PlainScene) {
  if (stream === null) return { in: 0, out: 0, inBefore: 0, outBefore: 0 };
  const today = countCrossings(all, stream.id, now, true);
  const before = countCrossings(all, stream.id, now - 4 * WEEK, false);
  return { ...today, inBefore: before.in, outBefore: before.out };
}

function sightings(items: readonly PlainCounted[], now: number) {
  return items
    .filter(({ created }) => created >= now - 364 * DAY)
    .map(({ created, life: { left } }) => ({
      time: (left?.at ?? now) - created,
      finished: left?.kind === "finished",
    }));
}

/** An absent figure is null and says why, beside it. */
export function orReason<K extends string, V>(key: K, value: V, reason: string) {
  return { [key]: value, ...(value === null ? { [`${key}Reason`]: reason } : {}) } as Record<K, V>;
}
