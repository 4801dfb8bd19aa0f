import type { HealthReport } from "../../metrics/health-report.ts";
import type { StreamFigures } from "../../metrics/stream-figures.ts";
import { count } from "../../text/count.ts";
import { escapeMarkdown } from "../../text/escape-markdown.ts";
import { ABSENT, formatNumber, formatShare } from "../format.ts";
import { groupReasons } from "../group-reasons.ts";
import { linkItem } from "../link-item.ts";
import { bold, heading, join, list, numbers, table } from "../markdown.ts";
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
      ? "Nothing here says that hands are kept full at the cost of the flow."
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
  const name = bold(stream.name);
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
          `${name} waits for other streams in ${count(crossStream.in, "block")}, ${crossStream.inBefore} four weeks ago: would another cut of the work need fewer handoffs?`,
        ]
      : []),
  ];
}

function writeRow(stream: StreamFigures, report: HealthReport): readonly string[] {
  const limit = limitOf(stream, report);
  const { flowEfficiency, flowEfficiencyItems, overtaken, crossStream } = stream;
  return [
    escapeMarkdown(stream.name),
    limit === null
      ? `${stream.wip} / ${ABSENT}`
      : `${stream.wip} / ${limit}${stream.wip > limit ? " ▲ over" : ""}`,
    formatNumber(overtaken.overtakers),
    flowEfficiency === null
      ? ABSENT
      : `${formatShare(flowEfficiency)} (n ${formatNumber(flowEfficiencyItems)})`,
    `${crossStream.in} (was ${crossStream.inBefore})`,
    `${crossStream.out} (was ${crossStream.outBefore})`,
  ];
}

function explain(streams: readonly StreamFigures[]): string {
  const missing = groupReasons(
    streams
      .filter(({ flowEfficiency }) => flowEfficiency === null)
      .map(({ name, flowEfficiencyReason }) => ({ name, reason: flowEfficiencyReason })),
  );
  return [
    "Overtakers: items finished in the window that were started after an item of the stream that is still in progress.",
    "Flow efficiency: time in active statuses as a part of active and waiting time, an upper bound.",
    "Was: four weeks ago.",
    ...(missing === "" ? [] : [`No flow efficiency: ${missing}.`]),
  ].join(" ");
}
