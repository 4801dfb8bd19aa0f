import type { HealthReport } from "../../metrics/health-report.ts";
import { WEEK } from "../../metrics/span.ts";
import type { StreamFigures } from "../../metrics/stream-figures.ts";
import { escapeMarkdown } from "../../text/escape-markdown.ts";
import { formatNumber, formatWeek } from "../format.ts";
import { groupReasons } from "../group-reasons.ts";
import { linkCount } from "../link-count.ts";
import { heading, join, numbers, table } from "../markdown.ts";
import { orderStreams } from "../order-streams.ts";
import type { ReportLinks } from "../report-links.ts";
import { IS_OPEN, searchItems } from "../search-queries.ts";

/** A date farther away than this says more than the numbers do. */
const FARTHEST_WEEKS = 104;

/** What the streams are likely to finish; "" when no stream has enough data. */
export function forecast(report: HealthReport, links: ReportLinks): string {
  const { window } = report.figures;
  // What sits in no stream is nobody's flow: its pace foretells nothing.
  const streams = orderStreams(report.figures.streams).filter(({ id }) => id !== null);
  const told = streams.filter((stream) => stream.forecast !== null);
  if (told.length === 0) return "";
  const missing = groupReasons(
    streams
      .filter((stream) => stream.forecast === null)
      .map(({ name, forecastReason }) => ({ name, reason: forecastReason })),
    streams.length,
  );
  return join(
    heading("Forecast"),
    "If the coming weeks are like the past ones, 85% sure:",
    table(
      ["Stream", numbers("In 4 weeks at least"), numbers("Open now"), "All that is open now is finished in"],
      told.map((stream) => writeRow(stream, report, links)),
    ),
    [
      `Made of the items finished each week, ${formatWeek(window.weeks[0] ?? "")} to ${formatWeek(window.weeks.at(-1) ?? "")}, as if each coming week were one of these, drawn by lot; all chances are added up exactly.`,
      "New items are not counted in, so the last column is no date to promise.",
      ...(missing === "" ? [] : [`No forecast: ${missing}.`]),
    ].join(" "),
  );
}

function writeRow(stream: StreamFigures, report: HealthReport, links: ReportLinks): readonly string[] {
  const { itemsIn4Weeks = 0, weeksToFinish = null } = stream.forecast ?? {};
  const query = searchItems(stream.id, report.map, IS_OPEN);
  return [
    escapeMarkdown(stream.name),
    itemsIn4Weeks === 0 ? "none" : formatNumber(itemsIn4Weeks),
    linkCount(stream.open, query, links),
    describeEnd(weeksToFinish, stream.open, report.figures.window.to),
  ];
}

/** Counted from the end of the window, since the weeks to come begin there. */
function describeEnd(weeks: number | null, open: number, from: string): string {
  if (open === 0) return "nothing is open";
  if (weeks === null) return "cannot be told: nothing was finished";
  if (weeks > FARTHEST_WEEKS) return "over 2 years";
  const end = new Date(Date.parse(from) + weeks * WEEK).toISOString().slice(0, 10);
  return `${weeks === 1 ? "1 week" : `${weeks} weeks`} (by ${end})`;
}
