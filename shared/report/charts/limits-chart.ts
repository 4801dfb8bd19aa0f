import type { Limits, StreamFigures } from "../../metrics/stream-figures.ts";
import { formatWeek } from "../format.ts";
import { mermaid } from "../markdown.ts";
import { netFlow } from "../net-flow.ts";

/** More labels than this cannot be read below the chart. */
const MOST_WEEKS = 26;

/** Blue for the weeks, grey for the mean, orange for the limits: to be told apart on white and on black. */
const COLOURS = ["#0969da", "#818b98", "#d4762c", "#d4762c"];

export interface LimitsPicture {
  readonly metric: "throughput" | "netFlow";
  /** All weeks of the window; the names as in the figures: "2026-W41". */
  readonly weeks: readonly string[];
  readonly stream: Pick<StreamFigures, "arrivals" | "throughput" | "dropped" | "limits">;
}

/**
 * The weekly points with their mean and limits as lines, the last 26 weeks at most. Limits in days between completions
 * cannot stand in a chart of items a week: then the points stand alone.
 */
export function limitsChart(picture: LimitsPicture): string {
  const { metric, weeks, stream } = picture;
  const limits = metric === "throughput" ? stream.limits.throughput : stream.limits.netFlow;
  const points = metric === "throughput" ? stream.throughput : netFlow(stream);
  const from = Math.max(0, points.length - countPoints(points.length, limits));
  const shown = points.slice(from);
  const lines = [shown, ...levels(limits).map((level) => shown.map(() => level))];
  const title = metric === "throughput" ? "items finished" : "items net";
  return mermaid([
    `%%{init: ${JSON.stringify(chooseLooks(lines.length))}}%%`,
    "xychart-beta",
    `  x-axis [${weeks
      .slice(from)
      .map((week) => `"${formatWeek(week)}"`)
      .join(", ")}]`,
    `  y-axis "${title}" ${describeRange(lines.flat())}`,
    ...lines.map((line) => `  line [${line.map(roundPoint).join(", ")}]`),
  ]);
}

const chooseLooks = (lines: number): object => ({
  xyChart: { height: 260 },
  themeVariables: {
    xyChart: { backgroundColor: "transparent", plotColorPalette: COLOURS.slice(0, lines).join(", ") },
  },
});

/** Limits of weeks are made of the last `n` weeks: those before have no data. */
const countPoints = (weeks: number, limits: Limits | null): number =>
  Math.min(MOST_WEEKS, limits?.basis === "weeks" ? limits.n : weeks);

const levels = (limits: Limits | null): readonly number[] =>
  limits?.basis === "weeks" ? [limits.mean, limits.upper, limits.lower] : [];

/** A chart needs two different ends. */
function describeRange(numbers: readonly number[]): string {
  const low = Math.floor(Math.min(0, ...numbers));
  return `${low} --> ${Math.max(low + 1, Math.ceil(Math.max(...numbers)))}`;
}

const roundPoint = (point: number): number => Math.round(point * 100) / 100;
