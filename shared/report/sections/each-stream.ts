import type { HealthReport } from "../../metrics/health-report.ts";
import type { StreamFigures } from "../../metrics/stream-figures.ts";
import { count, groupDigits } from "../../text/count.ts";
import { escapeHtml } from "../../text/escape-html.ts";
import { type Detail, WHOLE } from "../detail.ts";
import { formatDays, formatShare } from "../format.ts";
import { linkCount } from "../link-count.ts";
import { linkItem } from "../link-item.ts";
import { details, heading, join } from "../markdown.ts";
import { orderStreams } from "../order-streams.ts";
import type { ReportLinks } from "../report-links.ts";
import { IS_OPEN, isBlocked, searchItems } from "../search-queries.ts";
import { VERDICT_WORDS } from "../verdict-words.ts";
import { finishedKinds, pullNext, streamExpectation, streamGoal } from "./each-stream/goal-and-next.ts";
import { howLong } from "./each-stream/how-long.ts";
import { openAges } from "./each-stream/open-ages.ts";
import { itemsInProgress, oldestItems } from "./each-stream/open-lists.ts";
import { weeklyFlow } from "./each-stream/weekly-flow.ts";

/** Streams that are unfolded; a page of more is not read. */
const MOST_OPEN = 3;

/** All about each stream, folded but for those that need attention. */
export function eachStream(report: HealthReport, links: ReportLinks, detail: Detail = WHOLE): string {
  const streams = orderStreams(report.figures.streams).filter(hasAnything);
  if (streams.length === 0) return "";
  const parts = streams.map((stream, index) =>
    details(
      summarize(stream),
      writeStream(stream, report, links, detail),
      stream.id !== null && stream.verdict === "attention" && index < MOST_OPEN,
    ),
  );
  return join(heading("Each stream"), ...parts);
}

/** A stream that nothing ever happened in has its row at a glance. */
const hasAnything = ({ id, open, arrivals, throughput, dropped }: StreamFigures): boolean =>
  open > 0 || (id !== null && [...arrivals, ...throughput, ...dropped].some((number) => number > 0));

function summarize(stream: StreamFigures): string {
  const { id, name, verdict, open, blocked, throughput } = stream;
  const counts = [
    `${groupDigits(open)} open`,
    ...(blocked.count > 0 ? [`${groupDigits(blocked.count)} blocked`] : []),
    `${groupDigits(throughput.at(-1) ?? 0)} finished last week`,
  ].join(", ");
  return id === null
    ? `<b>No stream</b>: ${counts}`
    : `<b>${escapeHtml(name)}</b>: ${VERDICT_WORDS[verdict]}, ${counts}`;
}

function writeStream(
  stream: StreamFigures,
  report: HealthReport,
  links: ReportLinks,
  detail: Detail,
): string {
  return join(
    streamGoal(stream, report),
    weeklyFlow(stream, report, links, detail),
    streamExpectation(stream, report, links, detail),
    tellBlocked(stream, report, links),
    detail.lists ? itemsInProgress(stream, report, links) : "",
    openAges(stream, report, links),
    detail.lists ? oldestItems(stream, report, links) : "",
    howLong(stream, report, links),
    finishedKinds(stream),
    pullNext(stream, report, links),
  );
}

function tellBlocked({ id, open, blocked }: StreamFigures, report: HealthReport, links: ReportLinks): string {
  if (open === 0) return "";
  if (blocked.count === 0) return "**Blocked:** nothing.";
  const query = searchItems(id, report.map, IS_OPEN, isBlocked(report.map));
  const number = linkCount(blocked.count, query, links);
  const days = blocked.days > 0 ? `, ${formatDays(blocked.days)} in all so far` : "";
  const longest =
    blocked.oldest === null
      ? ""
      : `; the longest is ${linkItem(blocked.oldest, report, links)} with ${formatDays(blocked.oldest.days)}`;
  return `**Blocked:** ${number} of ${count(open, "item")} (${formatShare(blocked.share)})${days}${longest}.`;
}
