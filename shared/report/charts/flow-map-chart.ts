import type { HealthReport } from "../../metrics/health-report.ts";
import { groupDigits } from "../../text/count.ts";
import type { FlowLane } from "../list-lanes.ts";
import { mermaid } from "../markdown.ts";
import { type DrawnLane, drawLane, LANE_CLASSES } from "./draw-lane.ts";

/** GitHub's Mermaid draws larger texts, but nobody can read them. */
const MOST_CHARACTERS = 5000;
const MOST_EDGES = 60;
/** Characters of a name, and what is left of it where a lane would not fit in otherwise. */
const LENGTHS = [40, 16];
const CLASSES = [
  ...LANE_CLASSES,
  "  classDef nowhere fill:#fff8c5,stroke:#9a6700,color:#1f2328,stroke-dasharray:4 3",
];

export interface FlowMapPicture {
  /** Mermaid, fenced; "" when there is nothing to draw. */
  readonly chart: string;
  /** Lanes that did not fit in. */
  readonly leftOut: readonly FlowLane[];
}

/** Journeys as lanes with their steps in order; what is blocked is red and says so; items of no stream beside them. */
export function flowMapChart(report: HealthReport, lanes: readonly FlowLane[]): FlowMapPicture {
  const aside = drawNowhere(report);
  // Mermaid draws the last lane at the top.
  const drawn: (readonly string[])[] = [];
  const leftOut: FlowLane[] = [];
  let [characters, edges] = [["flowchart LR", ...aside, ...CLASSES].join("\n").length, 0];
  for (const [index, lane] of lanes.entries()) {
    const fitting = LENGTHS.map((longest) => drawLane(lane, index, longest)).find(
      (some) => characters + sizeOf(some) <= MOST_CHARACTERS && edges + some.edges <= MOST_EDGES,
    );
    if (fitting === undefined) {
      leftOut.push(lane);
      continue;
    }
    drawn.push(fitting.lines);
    characters += sizeOf(fitting);
    edges += fitting.edges;
  }
  if (drawn.length + aside.length === 0) return { chart: "", leftOut };
  return { chart: mermaid(["flowchart LR", ...drawn.reverse().flat(), ...aside, ...CLASSES]), leftOut };
}

const sizeOf = ({ lines }: DrawnLane): number => lines.join("\n").length + 1;

function drawNowhere({ figures }: HealthReport): readonly string[] {
  const open = figures.streams.find(({ id }) => id === null)?.open ?? 0;
  return open === 0
    ? []
    : [`  nowhere["No stream<br/>${groupDigits(open)} open<br/>Where do they sit?"]:::nowhere`];
}
