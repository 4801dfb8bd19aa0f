import { count, groupDigits } from "../../text/count.ts";
import { escapeMermaid } from "../../text/escape-mermaid.ts";
import type { FlowLane, FlowStop } from "../list-lanes.ts";

/** Shapes beside each other: more of them would be too small to read. */
const ROW = 5;
/** Steps of one stream that are named in its shape. */
const MOST_STEPS = 3;

/** Light shapes with dark text: they can be read on white and on black. */
export const LANE_CLASSES: readonly string[] = [
  "  classDef flowing fill:#ddf4ff,stroke:#0969da,color:#1f2328",
  "  classDef blocked fill:#ffebe9,stroke:#cf222e,color:#1f2328,stroke-width:2px",
  "  classDef row fill:none,stroke:none",
];

export interface DrawnLane {
  readonly lines: readonly string[];
  readonly edges: number;
}

/**
 * A lane as a subgraph of Mermaid, in rows where it is long. Each row then is a subgraph of its own that is not seen:
 * Mermaid would put rows that hang on nothing in any order.
 *
 * @param lane a number of its own, for the ids
 * @param longest characters shown of a name
 */
export function drawLane({ name, stops, isJourney }: FlowLane, lane: number, longest: number): DrawnLane {
  const rows = cutRows(stops);
  const arrow = isJourney ? " --> " : " ~~~ ";
  const drawn = rows.map((row, at) => drawRow(row, `s${lane}x${at}`, arrow, longest));
  const names = rows.map((_, at) => `row${lane}x${at}`);
  const body =
    rows.length === 1
      ? ["    direction LR", ...drawn.flat()]
      : [
          "    direction TB",
          ...drawn.flatMap((lines, at) => [
            `    subgraph ${names[at]}[" "]`,
            "    direction LR",
            ...lines,
            "    end",
          ]),
          `    ${names.join(arrow)}`,
          `    class ${names.join(",")} row`,
        ];
  return {
    lines: [`  subgraph lane${lane}["${escapeMermaid(name)}"]`, ...body, "  end"],
    edges: stops.length - 1,
  };
}

/** As few rows as there must be, of about the same length. */
function cutRows(stops: readonly FlowStop[]): readonly (readonly FlowStop[])[] {
  const rows = Math.ceil(stops.length / ROW);
  const width = Math.ceil(stops.length / rows);
  return Array.from({ length: rows }, (_, row) => stops.slice(row * width, (row + 1) * width)).filter(
    ({ length }) => length > 0,
  );
}

function drawRow(stops: readonly FlowStop[], id: string, arrow: string, longest: number): readonly string[] {
  const ids = stops.map((_, at) => `${id}x${at}`);
  return [
    ...stops.map(
      (stop, at) =>
        `    ${ids[at]}["${labelStop(stop, longest)}"]:::${stop.blocked > 0 ? "blocked" : "flowing"}`,
    ),
    ...(ids.length > 1 ? [`    ${ids.join(arrow)}`] : []),
  ];
}

function labelStop({ steps, name, open, blocked }: FlowStop, longest: number): string {
  const rest = steps.length - MOST_STEPS;
  return [
    ...steps.slice(0, MOST_STEPS).map((step) => escapeMermaid(step, longest)),
    ...(rest > 0 ? [`and ${count(rest, "more step")}`] : []),
    escapeMermaid(name, longest),
    `${groupDigits(open)} open${blocked > 0 ? `, ${groupDigits(blocked)} blocked` : ""}`,
  ].join("<br/>");
}
