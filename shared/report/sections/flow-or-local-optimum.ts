import type { HealthReport } from "../../metrics/health-report.ts";
import type { StreamFigures } from "../../metrics/stream-figures.ts";
import { count } from "../../text/count.ts";
import { ABSENT, formatNumber, formatShare } from "../format.ts";
import { groupReasons } from "../group-reasons.ts";
import { linkItem } from "../link-item.ts";
import { heading, join, list, numbers, table } from "../markdown.ts";
import { boldRow, nameRow } from "../name-stream.ts";
import { orderStreams } from "../order-streams.ts";
import type { ReportLinks } from "../report-links.ts";

/** Under this, most of the time of an item is waiting that nobody notices. */
const LOW_EFFICIENCY = 0.4;

/** Where a stream looks busy while work waits: the trade-offs between keeping hands full and letting items flow. */
export function flowOrLocalOptimum(report: HealthReport, links: ReportLinks): string {
  const streams = orderStreams(report.figures.streams).filter((stream) => hasTradeOff(stream, report));
  if (streams.length === 0) return "";
  const questions = streams.flatMap((stream) => askAbout(stream, report, links));
  return join(
    heading("Flow or local optimum"),
    questions.length === 0
      ? "Nothing to ask about: no limit is exceeded, nothing was overtaken, and no stream waits more for others than four weeks ago."
      : "Busy is not the same as flowing. Questions for the teams:",
    list(questions),
    table(
      [
        "Stream",
        numbers("In progress / limit"),
        numbers("Overtakers"),
        numbers("Flow efficiency"),
        numbers("Waits for other streams"),
        numbers("Others wait for it"),
      ],
      streams.map((stream) => writeRow(stream, report)),
    ),
    explain(streams),
  );
}

const hasTradeOff = (stream: StreamFigures, report: HealthReport): boolean =>
  stream.flowEfficiency !== null ||
  stream.overtaken.overtakers > 0 ||
  limitOf(stream, report) !== null ||
  Object.values(stream.crossStream).some((blocks) => blocks > 0);

const limitOf = ({ id }: StreamFigures, { map }: HealthReport): number | null =>
  map.streams.find((stream) => stream.id === id)?.wipLimit ?? null;

function askAbout(stream: StreamFigures, report: HealthReport, links: ReportLinks): readonly string[] {
  const name = boldRow(stream);
  const limit = limitOf(stream, report);
  const [overtaken] = stream.overtaken.items;
  const { flowEfficiency, crossStream } = stream;
  return [
    ...(limit !== null && stream.wip > limit
      ? [
          `${name} has ${stream.wip} in progress, over its limit of ${limit}: what could be finished before more is started?`,
        ]
      : []),
    ...(overtaken === undefined
      ? []
      : [
          `${name} finished ${count(overtaken.by, "item")} that started after ${linkItem(overtaken, report, links)}, which is still open: what keeps it?`,
        ]),
    ...(flowEfficiency !== null && flowEfficiency < LOW_EFFICIENCY
      ? [
          `${name}: work waits for at least ${formatShare(1 - flowEfficiency)} of its time: where could it wait less?`,
        ]
      : []),
    ...(crossStream.in > crossStream.inBefore
      ? [
          `${name} is blocked by other streams ${count(crossStream.in, "time")}, ${crossStream.inBefore === 0 ? "never" : crossStream.inBefore} four weeks ago: would another cut of the work need fewer handoffs?`,
        ]
      : []),
  ];
}

function writeRow(stream: StreamFigures, report: HealthReport): readonly string[] {
  const limit = limitOf(stream, report);
  const { flowEfficiency, flowEfficiencyItems, overtaken, crossStream } = stream;
  return [
    nameRow(stream),
    limit === null
      ? `${formatNumber(stream.wip)} / ${ABSENT}`
      : `${formatNumber(stream.wip)} / ${formatNumber(limit)}${stream.wip > limit ? " ▲ over" : ""}`,
    formatNumber(overtaken.overtakers),
    flowEfficiency === null
      ? ABSENT
      : `${formatShare(flowEfficiency)} (n ${formatNumber(flowEfficiencyItems)})`,
    withBefore(crossStream.in, crossStream.inBefore),
    withBefore(crossStream.out, crossStream.outBefore),
  ];
}

/** "2 (was 1)"; what never was needs no past. */
const withBefore = (now: number, before: number): string =>
  now === 0 && before === 0 ? "0" : `${formatNumber(now)} (was ${formatNumber(before)})`;

function explain(streams: readonly StreamFigures[]): string {
  const missing = groupReasons(
    streams
      .filter(({ flowEfficiency }) => flowEfficiency === null)
      .map(({ name, flowEfficiencyReason }) => ({ name, reason: flowEfficiencyReason })),
    streams.length,
  );
  return [
    "Overtakers: items finished in the window that were started after an item of the stream that is still in progress.",
    "Flow efficiency: time in active statuses as a part of active and waiting time, an upper bound.",
    "Was: four weeks ago.",
    ...(missing === "" ? [] : [`No flow efficiency: ${missing}.`]),
  ].join(" ");
}
