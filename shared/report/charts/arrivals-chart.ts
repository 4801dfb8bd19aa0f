import { count } from "../../text/count.ts";
import { formatWeek } from "../format.ts";
import { mermaid } from "../markdown.ts";

/** More labels than this cannot be read below the chart. */
export const MOST_POINTS = 12;

/** Grey bars, a blue line: to be told apart on white and on black. */
const COLOURS = ["#8c959f", "#0969da"];

/** What arrived and what was finished in each week, oldest first. */
export interface ArrivalsPicture {
  /** As in the figures: "2026-W41". */
  readonly weeks: readonly string[];
  readonly arrivals: readonly number[];
  readonly throughput: readonly number[];
}

/** Bars = finished, line = arrived, of the last 12 weeks; there is no legend, so a text has to say it. */
export function arrivalsChart({ weeks, arrivals, throughput }: ArrivalsPicture): string {
  const arrived = arrivals.slice(-MOST_POINTS);
  const finished = throughput.slice(-MOST_POINTS);
  const labels = weeks.slice(-MOST_POINTS).map((week) => `"${formatWeek(week)}"`);
  const most = Math.max(1, ...arrived, ...finished);
  return mermaid([
    `%%{init: ${JSON.stringify(chooseLooks(most))}}%%`,
    "xychart-beta",
    `  x-axis [${labels.join(", ")}]`,
    `  y-axis "0 to ${count(most, "item")}" 0 --> ${most}`,
    `  bar [${finished.join(", ")}]`,
    `  line [${arrived.join(", ")}]`,
  ]);
}

/** Mermaid writes about ten numbers beside the axis; below ten items they would be fractions. */
function chooseLooks(most: number): object {
  const yAxis = most < 10 ? { yAxis: { showLabel: false, showTick: false } } : {};
  return {
    xyChart: { height: 260, ...yAxis },
    themeVariables: { xyChart: { backgroundColor: "transparent", plotColorPalette: COLOURS.join(", ") } },
  };
}
