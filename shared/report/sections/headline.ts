import type { HealthReport } from "../../metrics/health-report.ts";
import { count, groupDigits } from "../../text/count.ts";
import { escapeMarkdown } from "../../text/escape-markdown.ts";
import { formatDate, formatInstant, formatShare, formatWeek } from "../format.ts";
import { countAttention, describeOthers, inSentence, listStreams, listUrgent } from "../headline.ts";
import { linkCount } from "../link-count.ts";
import { bold, heading, join, link, warning } from "../markdown.ts";
import type { ReportLinks } from "../report-links.ts";
import { IS_OPEN, searchItems } from "../search-queries.ts";

/** Streams told in the warning. */
const MOST_STREAMS = 10;
const LONGEST_REASON = 300;

/** The answer first: how many streams need attention and why, then how much of the work has a stream. */
export function headline(report: HealthReport, links: ReportLinks): string {
  return join(
    heading(`${nameWeek(report)}: ${lowerFirst(countAttention(report))}`),
    tellVerdicts(report, links),
    tellCoverage(report, links),
    tellSource(report, links),
  );
}

const nameWeek = ({ figures }: HealthReport): string =>
  `Week ${weekNumber(figures.window.weeks.at(-1) ?? "")}`;

const weekNumber = (week: string): string => formatWeek(week).replace(/^W0?/, "");

const lowerFirst = (text: string): string => `${text.slice(0, 1).toLowerCase()}${text.slice(1)}`;

function tellVerdicts(report: HealthReport, links: ReportLinks): string {
  const urgent = listUrgent(report);
  if (urgent.length === 0) return tellCalm(report);
  const lines = urgent.slice(0, MOST_STREAMS).map(({ id, name, verdictReasons }) => {
    const items = links.search(searchItems(id, report.map, IS_OPEN));
    return `- ${link(bold(name), items)}: ${verdictReasons.map(writeReason).join("; ")}`;
  });
  const more = urgent.length - lines.length;
  return warning([...lines, ...(more > 0 ? [`- and ${groupDigits(more)} more, below`] : [])].join("\n"));
}

const writeReason = (reason: string): string => escapeMarkdown(inSentence(reason), LONGEST_REASON);

function tellCalm(report: HealthReport): string {
  const all = listStreams(report).length;
  if (all === 0) return "The flow map has no stream in use.";
  return `Of ${count(all, "stream")}${describeOthers(report).replace(/^: /, ", ")}.`;
}

function tellCoverage(report: HealthReport, links: ReportLinks): string {
  const { open, one, none, several } = report.figures.coverage;
  if (open === 0) return "Nothing is open.";
  const all = linkCount(open, searchItems("all", report.map, IS_OPEN), links, count(open, "open item"));
  const share = `${groupDigits(one)} of ${all} ${one === 1 ? "sits" : "sit"} in one stream (${formatShare(one / open)})`;
  const others = [
    ...(several > 0 ? [`${groupDigits(several)} in several`] : []),
    ...(none > 0
      ? [`${linkCount(none, searchItems(null, report.map, IS_OPEN), links)} in none: where do they sit?`]
      : []),
  ];
  return others.length === 0 ? `${share}.` : `${share}, ${others.join(", ")}${none > 0 ? "" : "."}`;
}

function tellSource(report: HealthReport, links: ReportLinks): string {
  const { source, window, generatedAt } = report.figures;
  const weeks = `${formatWeek(window.weeks[0] ?? "")} to ${formatWeek(window.weeks.at(-1) ?? "")}`;
  const places = [
    ...(links.map === null ? [] : [link("Flow map", links.map)]),
    ...(links.board === null ? [] : [link("Board", links.board)]),
    ...(links.run === null ? [] : [link("This run", links.run)]),
  ];
  const from = source.kind === "github" ? "GitHub" : "a backlog file";
  return [
    `As seen on ${formatInstant(generatedAt)}: ${count(source.issues, "issue")} from ${from}, ${count(window.weeks.length, "week")} (${weeks}, ${formatDate(window.from)} to ${lastDay(window.to)})`,
    ...places,
  ].join(" · ");
}

/** The window ends before its last instant. */
const lastDay = (to: string): string => formatDate(new Date(Date.parse(to) - 1).toISOString());
