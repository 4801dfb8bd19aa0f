import type { HealthReport } from "../../metrics/health-report.ts";
import type { Signal, SignalRule, StreamFigures } from "../../metrics/stream-figures.ts";
import { count } from "../../text/count.ts";
import { escapeMarkdown } from "../../text/escape-markdown.ts";
import { limitsChart } from "../charts/limits-chart.ts";
import { describeLimits } from "../describe-limits.ts";
import { type Detail, WHOLE } from "../detail.ts";
import { formatNumber, formatWeek } from "../format.ts";
import { groupReasons } from "../group-reasons.ts";
import { details, enumerate, heading, join, link, table } from "../markdown.ts";
import { boldRow, nameRow } from "../name-stream.ts";
import { netFlow } from "../net-flow.ts";
import { orderStreams } from "../order-streams.ts";
import type { ReportLinks } from "../report-links.ts";
import { reportWeek } from "../report-period.ts";
import { created, finished, searchItems } from "../search-queries.ts";

const RULES: Readonly<Record<SignalRule, string>> = {
  outside: "one point outside the limits",
  "eight-on-one-side": "8 in a row on one side of the mean",
  "three-of-four": "3 of 4 nearer a limit than the mean",
};

/** Which streams changed for a reason worth looking for, and which only vary. */
export function changeOrNoise(report: HealthReport, links: ReportLinks, detail: Detail = WHOLE): string {
  const streams = orderStreams(report.figures.streams);
  const changed = streams.filter(({ signals }) => signals.length > 0);
  return join(
    heading("Change or noise"),
    writeOpening(streams, changed),
    table(
      ["Stream", "Week", "Change", "What happened", "Rule"],
      changed.flatMap((stream) => writeSignals(stream, report, links)),
    ),
    ...changed.map((stream) => drawStream(report, stream, detail)),
    details("The limits of every stream", streams.some(hasLimits) ? writeLimits(streams) : ""),
  );
}

function writeOpening(streams: readonly StreamFigures[], changed: readonly StreamFigures[]): string {
  if (changed.length > 0)
    return `**${nameChanged(changed)} changed more than chance explains.** What caused it, and should it stay?`;
  const unknown = streams.filter((stream) => stream.id !== null && !hasLimits(stream));
  const known = streams.filter((stream) => stream.id !== null && hasLimits(stream)).length;
  if (known === 0)
    return `There is too little data yet to tell a change from chance: ${giveReasons(unknown)}.`;
  const others = unknown.length === 0 ? "" : ` Too little data to tell: ${giveReasons(unknown)}.`;
  return `**No stream changed.** What differs from week to week is no more than chance, and no reason to act.${others}`;
}

/** What sits in no stream is none. */
function nameChanged(changed: readonly StreamFigures[]): string {
  const streams = changed.filter(({ id }) => id !== null).length;
  const nowhere = streams < changed.length ? ["what sits in no stream"] : [];
  const named = enumerate([...(streams > 0 ? [count(streams, "stream")] : []), ...nowhere]);
  return `${named.slice(0, 1).toUpperCase()}${named.slice(1)}`;
}

const hasLimits = ({ limits }: StreamFigures): boolean =>
  limits.throughput !== null || limits.netFlow !== null;

const giveReasons = (streams: readonly StreamFigures[]): string =>
  groupReasons(
    streams.map(({ name, limits }) => ({ name, reason: limits.throughputReason })),
    streams.length,
  );

const writeSignals = (
  stream: StreamFigures,
  report: HealthReport,
  links: ReportLinks,
): readonly (readonly string[])[] =>
  latestOfEachKind(stream.signals).map((signal) => [
    nameRow(stream),
    link(formatWeek(signal.week), searchWeek(signal, stream, report, links)),
    signal.favourable ? "▲\u00a0better" : "▼\u00a0worse",
    escapeMarkdown(signal.text, 200),
    RULES[signal.rule],
  ]);

/** What was finished in the signal's week, or what arrived. */
function searchWeek(
  { metric, week }: Signal,
  { id }: StreamFigures,
  report: HealthReport,
  links: ReportLinks,
): string | null {
  const index = report.figures.window.weeks.indexOf(week);
  if (index < 0) return null;
  const period = reportWeek(report, index);
  return links.search(
    searchItems(id, report.map, metric === "throughput" ? finished(period) : created(period)),
  );
}

/** A long run holds anew every week: its last week tells it all. The latest first. */
function latestOfEachKind(signals: readonly Signal[]): readonly Signal[] {
  const kinds = new Map<string, Signal>();
  for (const signal of signals) {
    const kind = [signal.metric, signal.rule, signal.side].join(" ");
    if ((kinds.get(kind)?.week ?? "") <= signal.week) kinds.set(kind, signal);
  }
  return [...kinds.values()].sort((a, b) => (a.week < b.week ? 1 : a.week > b.week ? -1 : 0));
}

/** The chart of the figure that changed last, and its numbers as text. */
function drawStream({ figures }: HealthReport, stream: StreamFigures, { pictures }: Detail): string {
  if (stream.signal === null) return "";
  const { metric } = stream.signal;
  const { weeks } = figures.window;
  const limits = metric === "throughput" ? stream.limits.throughput : stream.limits.netFlow;
  const points = metric === "throughput" ? stream.throughput : netFlow(stream);
  const what = metric === "throughput" ? "items finished" : "net flow (arrived less finished and dropped)";
  const range = `${formatWeek(weeks[0] ?? "")} to ${formatWeek(weeks.at(-1) ?? "")}`;
  const legend = limits?.basis === "weeks" ? " Blue: the weeks; grey: the mean; orange: the limits." : "";
  return join(
    `${boldRow(stream)}: ${what}, ${range}: ${points.map(writePoint).join(", ")}. ${sentence(describeLimits(limits, ""))}${pictures ? legend : ""}`,
    pictures ? limitsChart({ metric, weeks, stream }) : "",
  );
}

/** With a real minus. */
const writePoint = (point: number): string => formatNumber(point).replace("-", "−");

const sentence = (text: string): string => `${text.slice(0, 1).toUpperCase()}${text.slice(1)}.`;

const writeLimits = (streams: readonly StreamFigures[]): string =>
  table(
    ["Stream", "Finished", "Net flow"],
    streams.map((stream) => [
      nameRow(stream),
      describeLimits(stream.limits.throughput, stream.limits.throughputReason),
      describeLimits(stream.limits.netFlow, stream.limits.netFlowReason),
    ]),
  );
