import type { HealthReport } from "../shared/metrics/health-report.ts";
import type { StreamFigures, Verdict } from "../shared/metrics/stream-figures.ts";
import { drawSparkline } from "../shared/report/charts/sparkline.ts";
import { formatChange } from "../shared/report/format.ts";
import { countAttention, describeOthers, inSentence, listUrgent } from "../shared/report/headline.ts";
import { orderStreams } from "../shared/report/order-streams.ts";
import { clipLine } from "../shared/text/clip-line.ts";
import { count, groupDigits } from "../shared/text/count.ts";
import { displayWidth } from "../shared/text/display-width.ts";
import { printTable } from "./print-table.ts";
import type { Terminal } from "./terminal.ts";

const LONGEST_NAME = 40;
const SHORTEST_NAME = 12;
const LONGEST_REASONS = 400;
/** Streams told with their reasons; the table below has them all. */
const MOST_REASONS = 10;
/** Bars of a sparkline. */
const MOST_WEEKS = 12;
/** From here on there is room for all columns. */
const WIDE = 110;

/** The report's page for a terminal: who needs attention and why, a line for each stream, and what was left out. */
export function printReport(
  report: HealthReport,
  { paint, width }: Pick<Terminal, "paint" | "width">,
): string {
  const notes = report.figures.source.notes.map((note) => wrapWords(note, width));
  return [
    ...wrapWords(`${countAttention(report)}${describeCalm(report)}`, width).map((line) =>
      paint("bold", line),
    ),
    ...listReasons(report, width),
    ...wrapWords(describeSource(report), width).map((line) => paint("dim", line)),
    "",
    ...printStreams(report, { paint, width }),
    ...(notes.length === 0 ? [] : ["", ...notes.flat().map((line) => paint("dim", line))]),
  ].join("\n");
}

function describeSource({ figures: { window, source, streams } }: HealthReport): string {
  const { weeks } = window;
  const times = `p85 and oldest in days${streams.some(isFromCreation) ? ", * from creation" : ""}`;
  return `${count(weeks.length, "week")}, ${weeks[0]} to ${weeks.at(-1)}, ${count(source.issues, "issue")}; ${times}`;
}

const describeCalm = (report: HealthReport): string =>
  listUrgent(report).length > 0 ? ":" : `${describeOthers(report)}.`;

/** A paragraph for each stream that needs attention. */
function listReasons(report: HealthReport, width: number): readonly string[] {
  const urgent = listUrgent(report);
  const lines = urgent.slice(0, MOST_REASONS).flatMap(({ name, verdictReasons }) => {
    const reasons = verdictReasons.map(inSentence).join("; ");
    return wrapWords(`- ${clipLine(name, LONGEST_NAME)}: ${clipLine(reasons, LONGEST_REASONS)}`, width);
  });
  const rest = urgent.length - MOST_REASONS;
  return [...lines, ...(rest > 0 ? [`- and ${groupDigits(rest)} more, below`] : [])];
}

/** Lines of so many columns at most, those after the first indented; a longer word stands in a line of its own. */
function wrapWords(text: string, width: number): readonly string[] {
  const lines: string[] = [];
  for (const word of text.split(" ")) {
    const last = lines.at(-1);
    if (last !== undefined && displayWidth(`${last} ${word}`) <= width)
      lines[lines.length - 1] = `${last} ${word}`;
    else lines.push(last === undefined ? word : `  ${word}`);
  }
  return lines;
}

interface Column {
  readonly title: string;
  readonly isWide?: true;
  readonly write: (stream: StreamFigures) => string;
}

const BARS = "Finished";
const NOTHING = "·";
const UNKNOWN = "–";

const number = (value: number): string => (value === 0 ? NOTHING : groupDigits(value));
const days = (value: number | null | undefined): string =>
  value == null ? UNKNOWN : groupDigits(Math.round(value));

const timeOf = ({ cycleTime, leadTime }: StreamFigures) => cycleTime ?? leadTime;
const isFromCreation = (stream: StreamFigures): boolean =>
  stream.cycleTime === null && stream.leadTime.p85 !== null;

const NUMBERS: readonly Column[] = [
  { title: "Open", write: ({ open }) => number(open) },
  { title: "WIP", write: ({ wip }) => number(wip) },
  {
    title: "Late",
    isWide: true,
    write: ({ expectation }) => (expectation === null ? UNKNOWN : number(expectation.atRisk.length)),
  },
  { title: "Blocked", write: ({ blocked }) => number(blocked.count) },
  { title: BARS, write: ({ throughput }) => drawSparkline(throughput.slice(-MOST_WEEKS)) },
  { title: "Last", write: ({ throughput }) => number(throughput.at(-1) ?? 0) },
  { title: "Net flow 4w", isWide: true, write: ({ netFlow4w }) => formatChange(netFlow4w) },
  { title: "p85", write: (stream) => `${days(timeOf(stream).p85)}${isFromCreation(stream) ? "*" : ""}` },
  { title: "Oldest", write: ({ issueAge }) => days(issueAge.oldest?.days) },
];

const WORDS: Readonly<Record<Verdict, string>> = {
  attention: "attention",
  steady: "steady",
  "too-little-data": "no verdict",
};

/** Those that need attention come first; a line that would be too long has a shorter name. */
function printStreams(
  { figures }: HealthReport,
  { paint, width }: Pick<Terminal, "paint" | "width">,
): readonly string[] {
  const columns = NUMBERS.filter(({ isWide }) => isWide !== true || width >= WIDE);
  const streams = orderStreams(figures.streams);
  const print = (longest: number): readonly string[] =>
    printTable(
      [
        ["Stream", "Verdict", ...columns.map(({ title }) => title)],
        ...streams.map((stream) => [
          stream.id === null ? "No stream" : clipWide(stream.name, longest),
          stream.id === null ? UNKNOWN : WORDS[stream.verdict],
          ...columns.map(({ write }) => write(stream)),
        ]),
      ],
      [0, 1, 2 + columns.findIndex(({ title }) => title === BARS)],
    );
  const over = Math.max(...print(LONGEST_NAME).map(displayWidth)) - width;
  const names = Math.max(...streams.map(({ name }) => displayWidth(clipWide(name, LONGEST_NAME))));
  const lines = over > 0 ? print(Math.max(SHORTEST_NAME, names - over)) : print(LONGEST_NAME);
  return lines.map((line, index) => {
    if (index === 0) return paint("dim", line);
    const { id, verdict } = streams[index - 1]!;
    return id !== null && verdict === "attention" ? paint("yellow", line) : line;
  });
}

/** At most so many columns of a terminal: some characters take two. */
function clipWide(text: string, most: number): string {
  let clipped = clipLine(text, most);
  for (let longest = most - 1; displayWidth(clipped) > most; longest--) clipped = clipLine(text, longest);
  return clipped;
}
