import type { BlockCause, SystemicBlocker } from "../../metrics/health-figures.ts";
import type { HealthReport } from "../../metrics/health-report.ts";
import type { OpenItem } from "../../metrics/open-item.ts";
import { count, groupDigits } from "../../text/count.ts";
import { escapeMarkdown } from "../../text/escape-markdown.ts";
import { blockersChart } from "../charts/blockers-chart.ts";
import { type Detail, WHOLE } from "../detail.ts";
import { ABSENT, formatDays, formatShare } from "../format.ts";
import { linkCount } from "../link-count.ts";
import { linkItem } from "../link-item.ts";
import { linkItems } from "../link-items.ts";
import { codeSpan, details, heading, join, link, list, numbers, table } from "../markdown.ts";
import { nameStreams } from "../name-stream.ts";
import { indexOpenItems } from "../open-item-index.ts";
import type { ReportLinks } from "../report-links.ts";
import { IS_OPEN, isBlocked, searchItems, withLabel } from "../search-queries.ts";

/** Causes and items shown in a list before it only counts on. */
const MOST = 10;

/** What holds work up: causes that hold several items first, then what can be cleared, then every blocked item. */
export function blockers(report: HealthReport, links: ReportLinks, detail: Detail = WHOLE): string {
  const blocked = report.openItems.filter(({ block }) => block !== null);
  const clearable = report.openItems.filter(({ canBeCleared }) => canBeCleared);
  if (report.openItems.length === 0) return "";
  if (blocked.length === 0 && clearable.length === 0)
    return join(heading("Blockers"), "Nothing that is open is blocked.");
  return join(
    heading("Blockers"),
    writeOpening(blocked.length, report, links),
    writeSystemic(report, links),
    detail.pictures ? blockersChart(report) : "",
    writeClearable(clearable, report, links, detail),
    detail.lists ? writeBlocked(blocked, report, links) : "",
  );
}

function writeOpening(blocked: number, report: HealthReport, links: ReportLinks): string {
  const { openItems, figures, map } = report;
  const number = linkCount(
    blocked,
    searchItems("all", map, IS_OPEN, isBlocked(map)),
    links,
    `**${count(blocked, "item")}**`,
  );
  const all = linkCount(openItems.length, searchItems("all", map, IS_OPEN), links);
  const share = `${number} of ${all} open ${blocked === 1 ? "is" : "are"} blocked (${formatShare(blocked / openItems.length)}).`;
  const [first] = figures.systemicBlockers;
  if (first === undefined) return `${share} No cause holds more than one of them.`;
  const streams = first.streams.length > 1 ? ` in ${count(first.streams.length, "stream")}` : "";
  return `${share} The costliest cause, ${nameCause(first.cause, report, links)}, holds ${count(first.items.length, "item")}${streams}: ${first.cause.kind === "label" ? "what do they wait for?" : "what would it take to finish it?"}`;
}

function writeSystemic(report: HealthReport, links: ReportLinks): string {
  const { systemicBlockers } = report.figures;
  const rows = systemicBlockers.slice(0, MOST).map((blocker) => systemicRow(blocker, report, links));
  const rest = systemicBlockers.length - rows.length;
  return join(
    table(["Cause", "Holds", "Streams", numbers("Blocked days so far")], rows),
    rest > 0 ? `And ${count(rest, "more cause", "more causes")}, each with fewer blocked days.` : "",
  );
}

const systemicRow = (
  { cause, items, streams, days }: SystemicBlocker,
  report: HealthReport,
  links: ReportLinks,
): readonly string[] => [
  nameCause(cause, report, links),
  `${count(items.length, "item")}: ${linkItems(items, report, links)}`,
  nameStreams(streams, report),
  formatDays(days),
];

/** An issue with its title, where that is at hand, or a label. */
function nameCause(cause: BlockCause, report: HealthReport, links: ReportLinks): string {
  if (cause.kind === "label") {
    const query = searchItems("all", report.map, IS_OPEN, withLabel(cause.label));
    return `label ${link(codeSpan(cause.label), links.search(query))}`;
  }
  const item = indexOpenItems(report).find(cause);
  const title = item === undefined ? "" : ` ${escapeMarkdown(item.title, 60)}`;
  return `${linkItem(cause, report, links)}${title}`;
}

function writeClearable(
  items: readonly OpenItem[],
  report: HealthReport,
  links: ReportLinks,
  { lists }: Detail,
): string {
  if (items.length === 0) return "";
  const rest = items.length - MOST;
  const lines = items
    .slice(0, MOST)
    .map(
      (item) =>
        `${linkItem(item, report, links)} ${escapeMarkdown(item.title)} (${nameStreams(item.streams, report)})`,
    );
  return join(
    `**${count(items.length, "item")} can be cleared today**: still marked blocked, though every blocker is closed.`,
    lists ? list([...lines, ...(rest > 0 ? [`and ${count(rest, "more item", "more items")}`] : [])]) : "",
  );
}

/** The longest blocked first; what began nobody knows when comes last. */
function writeBlocked(blocked: readonly OpenItem[], report: HealthReport, links: ReportLinks): string {
  const sorted = [...blocked].sort((a, b) => (b.block?.days ?? -1) - (a.block?.days ?? -1));
  const rows = sorted
    .slice(0, MOST)
    .map((item) => [
      `${linkItem(item, report, links)} ${escapeMarkdown(item.title, 60)}`,
      nameStreams(item.streams, report),
      item.block?.days == null ? ABSENT : formatDays(item.block.days),
      describeBlock(item, report, links),
    ]);
  const summary =
    blocked.length > MOST
      ? `The ${MOST} longest blocked of ${groupDigits(blocked.length)}`
      : "All blocked items, the longest first";
  return details(summary, table(["Item", "Stream", numbers("Blocked for"), "By"], rows));
}

function describeBlock({ block }: OpenItem, report: HealthReport, links: ReportLinks): string {
  if (block === null) return ABSENT;
  const reasons = [
    ...(block.by.length > 0 ? [linkItems(block.by, report, links, 5)] : []),
    ...block.labels.map((label) => `label ${codeSpan(label)}`),
    ...(block.status === null ? [] : [`status ${codeSpan(block.status)}`]),
  ];
  return reasons.length === 0 ? ABSENT : reasons.join(", ");
}
