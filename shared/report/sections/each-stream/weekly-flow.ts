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
  const sum = (series: readonly number[]): number => series.slice(-4).reduce((all, one) => all + one, 0);
  const period = lastWeeks(report, 4);
  const search = (term: string): string => searchItems(stream.id, report.map, term);
  const tell = (series: readonly number[], term: string, word: string): string => {
    const number = sum(series);
    return linkCount(number, search(term), links, `${groupDigits(number)} ${word}`);
  };
  const parts = [
    tell(stream.arrivals, created(period), "arrived"),
    tell(stream.throughput, finished(period), "finished"),
    tell(stream.dropped, dropped(period), "dropped"),
  ];
  return `In the last 4 weeks ${parts.join(", ")}: net flow ${formatChange(stream.netFlow4w)}, ${describeTrend(stream.netFlow4w)}.`;
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
