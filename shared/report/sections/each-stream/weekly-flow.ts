import type { HealthReport } from "../../../metrics/health-report.ts";
import type { StreamFigures } from "../../../metrics/stream-figures.ts";
import { count, groupDigits } from "../../../text/count.ts";
import { arrivalsChart, MOST_POINTS } from "../../charts/arrivals-chart.ts";
import type { Detail } from "../../detail.ts";
import { formatChange, formatWeek } from "../../format.ts";
import { linkCount } from "../../link-count.ts";
import { details, join, numbers, table } from "../../markdown.ts";
import type { ReportLinks } from "../../report-links.ts";
import { lastWeeks, reportWeek } from "../../report-period.ts";
import { created, dropped, finished, searchItems } from "../../search-queries.ts";

/** Weeks that say where the backlog is going. */
const LAST = 4;

/** What came in and what left: the last four weeks in a sentence, the weeks as a picture and as a table. */
export function weeklyFlow(
  stream: StreamFigures,
  report: HealthReport,
  links: ReportLinks,
  { pictures }: Detail,
): string {
  const { weeks } = report.figures.window;
  const { arrivals, throughput, dropped: left, reopened } = stream;
  const isStill = [...arrivals, ...throughput, ...left, ...reopened].every((number) => number === 0);
  if (isStill) return "Nothing arrived and nothing left in these weeks.";
  return join(
    pictures ? `${arrivalsChart({ weeks, arrivals, throughput })}\n\nBars: finished. Line: arrived.` : "",
    tellLastWeeks(stream, report, links),
    details("Week by week", weeklyTable(stream, report, links)),
  );
}

function tellLastWeeks(stream: StreamFigures, report: HealthReport, links: ReportLinks): string {
  const { weeks } = report.figures.window;
  const tell = (last: number): string => countFlow(stream, last, report, links).join(", ");
  const all = weeks.length > LAST ? ` In all ${weeks.length} weeks ${tell(weeks.length)}.` : "";
  return `In the last ${LAST} weeks ${tell(LAST)}: net flow ${formatChange(stream.netFlow4w)}, ${describeTrend(stream.netFlow4w)}.${all}`;
}

/** "18 arrived", "13 finished", "0 dropped" in so many weeks up to the last one. */
function countFlow(
  { id, arrivals, throughput, dropped: left }: StreamFigures,
  weeks: number,
  report: HealthReport,
  links: ReportLinks,
): readonly string[] {
  const period = lastWeeks(report, weeks);
  const tell = (series: readonly number[], term: string, word: string): string => {
    const number = series.slice(-weeks).reduce((sum, one) => sum + one, 0);
    return linkCount(number, searchItems(id, report.map, term), links, `${groupDigits(number)} ${word}`);
  };
  return [
    tell(arrivals, created(period), "arrived"),
    tell(throughput, finished(period), "finished"),
    tell(left, dropped(period), "dropped"),
  ];
}

const describeTrend = (net: number): string =>
  net > 0 ? "the backlog grows" : net < 0 ? "the backlog shrinks" : "the backlog keeps its size";

function weeklyTable(stream: StreamFigures, report: HealthReport, links: ReportLinks): string {
  const { weeks } = report.figures.window;
  const first = Math.max(0, weeks.length - MOST_POINTS);
  const hasReturns = stream.reopened.some((number) => number > 0);
  const rows = weeks.slice(first).map((week, index) => {
    const at = first + index;
    const period = reportWeek(report, at);
    const cell = (series: readonly number[], term: string): string =>
      linkCount(series[at] ?? 0, searchItems(stream.id, report.map, term), links);
    return [
      formatWeek(week),
      cell(stream.arrivals, created(period)),
      cell(stream.throughput, finished(period)),
      cell(stream.dropped, dropped(period)),
      ...(hasReturns ? [groupDigits(stream.reopened[at] ?? 0)] : []),
      groupDigits(stream.openAtWeekEnd[at] ?? 0),
    ];
  });
  const columns = ["Arrived", "Finished", "Dropped", ...(hasReturns ? ["Reopened"] : []), "Open at its end"];
  return join(
    table(["Week", ...columns.map(numbers)], rows),
    first > 0 ? `The first ${count(first, "week")} of the window are in the JSON.` : "",
  );
}
