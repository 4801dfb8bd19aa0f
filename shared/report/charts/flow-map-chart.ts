import type { HealthReport } from "../../metrics/health-report.ts";
import { groupDigits } from "../../text/count.ts";
import { escapeMermaid } from "../../text/escape-mermaid.ts";
import type { FlowLane, FlowStop } from "../list-lanes.ts";
import { mermaid } from "../markdown.ts";

/** GitHub's Mermaid draws larger texts, but nobody can read them. */
const MOST_CHARACTERS = 5000;
const MOST_EDGES = 60;
/** Streams beside each other in the lane of those in no journey. */
const ROW = 4;

/** Light shapes with dark text: they can be read on white and on black. */
const CLASSES = [
  "  classDef flowing fill:#ddf4ff,stroke:#0969da,color:#1f2328",
  "  classDef blocked fill:#ffebe9,stroke:#cf222e,color:#1f2328,stroke-width:2px",
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
    const lines = drawLane(lane, index);
    const size = lines.join("\n").length + 1;
    if (characters + size > MOST_CHARACTERS || edges + lane.stops.length > MOST_EDGES) {
      leftOut.push(lane);
      continue;
    }
    drawn.push(lines);
    characters += size;
    edges += lane.stops.length;
  }
  if (drawn.length + aside.length === 0) return { chart: "", leftOut };
  return { chart: mermaid(["flowchart LR", ...drawn.reverse().flat(), ...aside, ...CLASSES]), leftOut };
}

function drawLane({ name, stops, isJourney }: FlowLane, lane: number): readonly string[] {
  const ids = stops.map((_, stop) => `s${lane}x${stop}`);
  const arrow = isJourney ? " --> " : " ~~~ ";
  const rows = isJourney ? [ids] : cutRows(ids);
  return [
    `  subgraph lane${lane}["${escapeMermaid(name)}"]`,
    "    direction LR",
    ...stops.map(
      (stop, index) =>
        `    ${ids[index]}["${labelStop(stop)}"]:::${stop.blocked > 0 ? "blocked" : "flowing"}`,
    ),
    ...rows.filter((row) => row.length > 1).map((row) => `    ${row.join(arrow)}`),
    "  end",
  ];
}

function cutRows(ids: readonly string[]): readonly (readonly string[])[] {
  return Array.from({ length: Math.ceil(ids.length / ROW) }, (_, row) =>
    ids.slice(row * ROW, (row + 1) * ROW),
  );
}

function labelStop({ steps, name, open, blocked }: FlowStop): string {
  const step = steps.map((text) => escapeMermaid(text)).join(", ");
  const counts = `${groupDigits(open)} open${blocked > 0 ? `, ${groupDigits(blocked)} blocked` : ""}`;
  return `${step === "" ? "" : `${step}<br/>`}${escapeMermaid(name)}<br/>${counts}`;
}

function drawNowhere({ figures }: HealthReport): readonly string[] {
  const open = figures.streams.find(({ id }) => id === null)?.open ?? 0;
  return open === 0
    ? []
    : [`  nowhere["No stream: ${groupDigits(open)} open<br/>Where do they sit?"]:::nowhere`];
}
