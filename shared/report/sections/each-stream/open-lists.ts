import type { HealthReport } from "../../../metrics/health-report.ts";
import type { OpenItem } from "../../../metrics/open-item.ts";
import type { StreamFigures } from "../../../metrics/stream-figures.ts";
import { count, groupDigits } from "../../../text/count.ts";
import { escapeMarkdown } from "../../../text/escape-markdown.ts";
import { formatDays } from "../../format.ts";
import { linkItem } from "../../link-item.ts";
import { codeSpan, enumerate, enumerateSome, join, numbers, table } from "../../markdown.ts";
import { indexOpenItems } from "../../open-item-index.ts";
import type { ReportLinks } from "../../report-links.ts";

const MOST = 10;
const MOST_BLOCKERS = 3;
const LONGEST_TITLE = 70;

/** The ten oldest open items, each with what it waits for. */
export function oldestItems(stream: StreamFigures, report: HealthReport, links: ReportLinks): string {
  const open = listOpen(stream, report);
  const rows = open
    .slice(0, MOST)
    .map((item) => [
      `${linkItem(item, report, links)} ${escapeMarkdown(item.title, LONGEST_TITLE)}`,
      formatDays(item.ageDays),
      describeState(item, report, links),
    ]);
  const title =
    open.length > MOST
      ? `The ten oldest of ${groupDigits(open.length)}`
      : "All that is open, the oldest first";
  return rows.length === 0 ? "" : join(`**${title}**`, table(["Item", numbers("Age"), "State"], rows));
}

/** What is in progress, the longest first, since a number of work in progress leads nowhere on GitHub. */
export function itemsInProgress(stream: StreamFigures, report: HealthReport, links: ReportLinks): string {
  const started = listOpen(stream, report)
    .filter(({ startedDays }) => startedDays !== null)
    .sort((a, b) => (b.startedDays ?? 0) - (a.startedDays ?? 0));
  if (started.length === 0) return "";
  const shown = started
    .slice(0, MOST)
    .map((item) => `${linkItem(item, report, links)} (${formatDays(item.startedDays ?? 0)})`);
  return `**In progress**, the longest first: ${enumerateSome(shown, MOST, started.length)}.`;
}

export const listOpen = ({ id }: StreamFigures, report: HealthReport): readonly OpenItem[] =>
  indexOpenItems(report).inStream(id);

/** "blocked for 62 d by #87", "in progress for 12 d", "not started" */
function describeState(item: OpenItem, report: HealthReport, links: ReportLinks): string {
  if (item.block !== null) return describeBlock(item.block, report, links);
  return item.startedDays === null ? "not started" : `in progress for ${formatDays(item.startedDays)}`;
}

function describeBlock(
  { days, by, labels, status }: NonNullable<OpenItem["block"]>,
  report: HealthReport,
  links: ReportLinks,
): string {
  const causes = [
    ...by.slice(0, MOST_BLOCKERS).map((item) => linkItem(item, report, links)),
    ...(by.length > MOST_BLOCKERS ? [count(by.length - MOST_BLOCKERS, "more item")] : []),
    ...labels.map((label) => `label ${codeSpan(label)}`),
    ...(status === null ? [] : [`status ${codeSpan(status)}`]),
  ];
  const names = causes.length === 0 ? "" : ` by ${enumerate(causes)}`;
  return days === null
    ? `**blocked**${names}, since when is not known`
    : `**blocked** for ${formatDays(days)}${names}`;
}
