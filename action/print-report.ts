import type { HealthReport } from "../shared/metrics/health-report.ts";
import type { StreamFigures, Verdict } from "../shared/metrics/stream-figures.ts";
import { drawSparkline } from "../shared/report/charts/sparkline.ts";
import { writeHeadline } from "../shared/report/headline.ts";
import { clipLine } from "../shared/text/clip-line.ts";
import { count, groupDigits } from "../shared/text/count.ts";
import { printTable } from "./print-table.ts";
import type { Terminal } from "./terminal.ts";

const LONGEST_NAME = 40;
const SHORTEST = 12;
/** The columns beside a stream's name. */
const NUMBERS = 72;

const WORDS: Readonly<Record<Verdict, string>> = {
  attention: "attention",
  steady: "steady",
  "too-little-data": "too little data",
};

/** The report's page for a terminal: the headline, a line for each stream, and what was left out. */
export function printReport(
  report: HealthReport,
  { paint, width }: Pick<Terminal, "paint" | "width">,
): string {
  const { figures } = report;
  const longest = Math.max(SHORTEST, Math.min(LONGEST_NAME, width - NUMBERS));
  const rows = figures.streams.map((stream) => printStream(stream, longest));
  const [header, ...lines] = printTable([HEADER, ...rows], [0, 1]);
  const painted = lines.map((line, index) =>
    figures.streams[index]!.verdict === "attention" ? paint("yellow", line) : line,
  );
  const { weeks } = figures.window;
  const window = `${count(weeks.length, "week")}, ${weeks[0]} to ${weeks.at(-1)}, ${count(figures.source.issues, "issue")}`;
  return [
    paint("bold", clipLine(writeHeadline(report), 400)),
    paint("dim", window),
    "",
    paint("dim", header!),
    ...painted,
    ...(figures.source.notes.length === 0
      ? []
      : ["", ...figures.source.notes.map((note) => paint("dim", note))]),
  ].join("\n");
}

const HEADER = [
  "Stream",
  "Verdict",
  "Open",
  "WIP",
  "Blocked",
  "Finished a week",
  "Last",
  "p85 days",
  "Oldest",
];

function printStream(stream: StreamFigures, longest: number): string[] {
  const time = stream.cycleTime ?? stream.leadTime;
  const days = (value: number | null | undefined): string =>
    value == null ? "·" : groupDigits(Math.round(value));
  const number = (value: number): string => (value === 0 ? "·" : groupDigits(value));
  return [
    clipLine(stream.name, longest),
    WORDS[stream.verdict],
    number(stream.open),
    number(stream.wip),
    number(stream.blocked.count),
    drawSparkline(stream.throughput),
    number(stream.throughput.at(-1) ?? 0),
    days(time.p85),
    days(stream.issueAge.oldest?.days),
  ];
}
