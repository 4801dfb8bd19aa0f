import type { HealthReport } from "../../metrics/health-report.ts";
import { count, groupDigits } from "../../text/count.ts";
import { escapeMarkdown } from "../../text/escape-markdown.ts";
import { flowMapChart } from "../charts/flow-map-chart.ts";
import { type Detail, WHOLE } from "../detail.ts";
import { linkCount } from "../link-count.ts";
import { type FlowLane, type FlowStop, listLanes } from "../list-lanes.ts";
import { bold, enumerate, heading, join, list } from "../markdown.ts";
import type { ReportLinks } from "../report-links.ts";
import { IS_OPEN, isBlocked, searchItems } from "../search-queries.ts";

/** Names told of the lanes that the picture has no room for. */
const MOST_NAMES = 5;

/** The flow map with what is open in it. */
export function whereWorkSits(report: HealthReport, links: ReportLinks, detail: Detail = WHOLE): string {
  const lanes = listLanes(report);
  if (lanes.length === 0) return "";
  const { chart, leftOut } = flowMapChart(report, lanes);
  return join(
    heading("Where work sits"),
    detail.pictures ? chart : "",
    detail.pictures ? tellLeftOut(leftOut) : "",
    list([...lanes.map((lane) => writeLane(lane, report, links)), writeNowhere(report, links)]),
  );
}

function tellLeftOut(lanes: readonly FlowLane[]): string {
  if (lanes.length === 0) return "";
  const names = lanes.slice(0, MOST_NAMES).map(({ name }) => escapeMarkdown(name));
  const more = lanes.length - names.length;
  const all = enumerate([...names, ...(more > 0 ? [`${groupDigits(more)} more`] : [])]);
  return `The picture has no room for ${all}; the list has them.`;
}

function writeLane({ name, stops, isJourney }: FlowLane, report: HealthReport, links: ReportLinks): string {
  const told = stops.map((stop) => writeStop(stop, report, links)).join(isJourney ? " → " : " · ");
  return `${bold(name)}: ${told}`;
}

function writeStop(
  { steps, stream, name, open, blocked }: FlowStop,
  { map }: HealthReport,
  links: ReportLinks,
): string {
  const counts = [
    linkCount(open, searchItems(stream, map, IS_OPEN), links, `${groupDigits(open)} open`),
    ...(blocked === 0
      ? []
      : [
          linkCount(
            blocked,
            searchItems(stream, map, IS_OPEN, isBlocked(map)),
            links,
            `**${groupDigits(blocked)} blocked**`,
          ),
        ]),
  ].join(", ");
  if (steps.length === 0) return `${escapeMarkdown(name)} (${counts})`;
  return `${steps.map((step) => escapeMarkdown(step)).join(", ")} (${escapeMarkdown(name)}: ${counts})`;
}

function writeNowhere({ figures, map }: HealthReport, links: ReportLinks): string {
  const open = figures.streams.find(({ id }) => id === null)?.open ?? 0;
  if (open === 0) return "**No stream**: nothing, every open item sits in a stream";
  const items = linkCount(open, searchItems(null, map, IS_OPEN), links, count(open, "open item"));
  return `**No stream**: ${items}. Where do they sit in the value flow?`;
}
