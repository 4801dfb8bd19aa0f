import type { HealthReport } from "../../metrics/health-report.ts";
import { count, groupDigits } from "../../text/count.ts";
import { escapeMarkdown } from "../../text/escape-markdown.ts";
import { flowMapChart } from "../charts/flow-map-chart.ts";
import { type Detail, WHOLE } from "../detail.ts";
import { linkCount } from "../link-count.ts";
import { type FlowLane, type FlowStop, listLanes } from "../list-lanes.ts";
import { bold, details, enumerateSome, heading, join, list } from "../markdown.ts";
import type { ReportLinks } from "../report-links.ts";
import { IS_OPEN, isBlocked, searchItems } from "../search-queries.ts";

/** Names told of the lanes that the picture has no room for. */
const MOST_NAMES = 5;
/** Lanes that are read without being asked for; more of them are folded. */
const MOST_LANES = 6;

/** The flow map with what is open in it. */
export function whereWorkSits(report: HealthReport, links: ReportLinks, detail: Detail = WHOLE): string {
  const lanes = listLanes(report);
  if (lanes.length === 0) return "";
  const { chart, leftOut } = flowMapChart(report, lanes);
  const { unfolded, folded } = writeLanes(lanes, report, links);
  return join(
    heading("Where work sits"),
    detail.pictures ? chart : "",
    detail.pictures && chart !== "" ? tellLeftOut(leftOut) : "",
    list([...unfolded, writeNowhere(report, links)]),
    detail.lists ? details(`${count(folded.length, "more lane")} of the flow map`, list(folded)) : "",
  );
}

function tellLeftOut(lanes: readonly FlowLane[]): string {
  if (lanes.length === 0) return "";
  const names = lanes.slice(0, MOST_NAMES).map(({ name }) => escapeMarkdown(name));
  return `The picture has no room for ${enumerateSome(names, MOST_NAMES, lanes.length)}; the list has them.`;
}

/** Each lane in a line. A stream's numbers stand where it comes first, so that nobody adds them up twice. */
function writeLanes(lanes: readonly FlowLane[], report: HealthReport, links: ReportLinks) {
  const told = new Set<string>();
  const lines = lanes.map(({ name, stops, isJourney }) => {
    const texts = stops.map((stop) => {
      const text = told.has(stop.stream) ? writeKnown(stop) : writeStop(stop, report, links);
      told.add(stop.stream);
      return text;
    });
    return `${bold(name)}: ${texts.join(isJourney ? " → " : " · ")}`;
  });
  return { unfolded: lines.slice(0, MOST_LANES), folded: lines.slice(MOST_LANES) };
}

function writeStop(stop: FlowStop, { map }: HealthReport, links: ReportLinks): string {
  const { stream, open, blocked } = stop;
  const search = (...terms: readonly string[]): string => searchItems(stream, map, IS_OPEN, ...terms);
  const counts = [
    linkCount(open, search(), links, `${groupDigits(open)} open`),
    ...(blocked === 0
      ? []
      : [linkCount(blocked, search(isBlocked(map)), links, `**${groupDigits(blocked)} blocked**`)]),
  ].join(", ");
  return nameStop(stop, counts);
}

const writeKnown = (stop: FlowStop): string => nameStop(stop, "see above");

function nameStop({ steps, name }: FlowStop, told: string): string {
  if (steps.length === 0) return `${escapeMarkdown(name)} (${told})`;
  return `${steps.map((step) => escapeMarkdown(step)).join(", ")} (${escapeMarkdown(name)}: ${told})`;
}

function writeNowhere({ figures, map }: HealthReport, links: ReportLinks): string {
  const open = figures.streams.find(({ id }) => id === null)?.open ?? 0;
  if (figures.coverage.open === 0) return "**No stream**: nothing is open";
  if (open === 0) return "**No stream**: nothing, every open item sits in a stream";
  const items = linkCount(open, searchItems(null, map, IS_OPEN), links, count(open, "open item"));
  return `**No stream**: ${items}. Where do they sit in the value flow?`;
}
