import type { HealthReport } from "../../metrics/health-report.ts";
import type { StreamFigures } from "../../metrics/stream-figures.ts";
import { groupDigits } from "../../text/count.ts";
import { drawSparkline } from "../charts/sparkline.ts";
import { ABSENT, formatChange, formatDays, formatFigure, formatWeek } from "../format.ts";
import { linkCount } from "../link-count.ts";
import { linkItem } from "../link-item.ts";
import { bold, codeSpan, heading, join, keepTogether, numbers, table } from "../markdown.ts";
import { nameRow } from "../name-stream.ts";
import { orderStreams } from "../order-streams.ts";
import type { ReportLinks } from "../report-links.ts";
import { daysBefore, lastWeeks, reportWindow } from "../report-period.ts";
import { createdUntil, finished, IS_OPEN, isBlocked, searchItems } from "../search-queries.ts";
import { VERDICT_WORDS } from "../verdict-words.ts";

/** Bars that still fit into a column; a longer window has its first weeks in the JSON. */
const MOST_WEEKS = 12;

/**
 * A line for each stream, with what a weekly review asks first. Its columns are narrow, since GitHub breaks words where a
 * table would be too wide.
 */
export function streamsAtAGlance(report: HealthReport, links: ReportLinks): string {
  const { streams } = report.figures;
  if (streams.length === 0) return "";
  const columns = [
    "Stream",
    "Verdict",
    numbers("Open"),
    numbers("WIP"),
    "Finished",
    numbers("85% within"),
    numbers("Late"),
    numbers("Blocked"),
    numbers("Oldest"),
    numbers("Net flow"),
  ];
  const rows = orderStreams(streams).map((stream) => writeRow(stream, report, links));
  return join(heading("Streams at a glance"), table(columns, rows), explain(report));
}

function writeRow(stream: StreamFigures, report: HealthReport, links: ReportLinks): readonly string[] {
  const search = (...terms: readonly string[]): string => searchItems(stream.id, report.map, ...terms);
  return [
    stream.id === null ? nameRow(stream) : bold(stream.name),
    stream.id === null ? ABSENT : VERDICT_WORDS[stream.verdict],
    linkCount(stream.open, search(IS_OPEN), links),
    writeWip(stream, report),
    writeThroughput(stream, report, links),
    writeTime(stream, report, links),
    writePast(stream, report, links),
    linkCount(stream.blocked.count, search(IS_OPEN, isBlocked(report.map)), links),
    writeOldest(stream, report, links),
    formatChange(stream.netFlow4w),
  ];
}

function writeWip({ id, wip }: StreamFigures, { map }: HealthReport): string {
  const limit = map.streams.find((stream) => stream.id === id)?.wipLimit ?? null;
  return limit === null ? groupDigits(wip) : keepTogether(`${groupDigits(wip)} of ${groupDigits(limit)}`);
}

function writeThroughput(
  { id, throughput }: StreamFigures,
  report: HealthReport,
  links: ReportLinks,
): string {
  const last = linkCount(
    throughput.at(-1) ?? 0,
    searchItems(id, report.map, finished(lastWeeks(report, 1))),
    links,
  );
  return `${codeSpan(drawSparkline(throughput.slice(-MOST_WEEKS)))} ${last}`;
}

/** Cycle time where it is told, since that is what a team can hold to; else lead time, marked. */
function writeTime(stream: StreamFigures, report: HealthReport, links: ReportLinks): string {
  const { p85, n } = stream.cycleTime ?? stream.leadTime;
  const mark = stream.cycleTime === null && p85 !== null ? " ¹" : "";
  const query = searchItems(stream.id, report.map, finished(reportWindow(report)));
  return `${linkCount(n, query, links, formatFigure(p85, n))}${mark}`;
}

function writePast({ id, expectation }: StreamFigures, report: HealthReport, links: ReportLinks): string {
  if (expectation === null) return ABSENT;
  const query = searchItems(id, report.map, IS_OPEN, createdUntil(daysBefore(report, expectation.days)));
  return linkCount(expectation.atRisk.length, query, links);
}

function writeOldest(
  { issueAge: { oldest } }: StreamFigures,
  report: HealthReport,
  links: ReportLinks,
): string {
  return oldest === null ? ABSENT : `${formatDays(oldest.days)}, ${linkItem(oldest, report, links)}`;
}

function explain({ figures }: HealthReport): string {
  const { streams, window } = figures;
  const weeks = window.weeks.slice(-MOST_WEEKS);
  return [
    `*Finished*: a bar for each week, ${formatWeek(weeks[0] ?? "")} to ${formatWeek(weeks.at(-1) ?? "")}, then the number of the last.`,
    "*WIP*: started and not finished, of the limit.",
    "*85% within*: days from the start of work to its end, and the number of finished items (n) that this is made of.",
    "*Late*: open items older than the days that the stream expects.",
    "*Net flow*: in 4 weeks, arrived less finished and dropped; above 0 the backlog grows.",
    ...(streams.some(({ cycleTime, leadTime }) => cycleTime === null && leadTime.p85 !== null)
      ? ["¹ From creation, since too few items show when work began."]
      : []),
  ].join(" ");
}
