import type { FlowMap } from "../../domain/flow-map.ts";
import type { FlowMapDraft } from "../flow-map-shape.ts";
import { shorten } from "../shorten.ts";
import { type Lint, problemAt } from "./lint.ts";

const MOST_SHOWN = 10;

/** Retired streams lead, perhaps over others, into a living one. A circle is reported once, at its first stream. */
export const retiredCircle: Lint = ({ draft, tree, flowMap }) =>
  findCircles(readSuccessors(draft, flowMap)).map((circle) => {
    const shown = [...circle.slice(0, MOST_SHOWN), ...(circle.length > MOST_SHOWN ? ["…"] : []), circle[0]!];
    const message = `Retired streams lead in a circle: ${shown.map((id) => shorten(id)).join(" → ")}.`;
    const hint = "One of them must lead into a stream that is not retired.";
    const path = ["streams", circle[0]!, "retired", "into"];
    return problemAt(tree, path, { code: "retired-circle", message, hint });
  });

function readSuccessors(draft: FlowMapDraft, { streams }: FlowMap): Map<string, string> {
  return new Map(
    streams.flatMap(({ id }): [string, string][] => {
      const next = draft.streams?.[id]?.retired?.into;
      return next === undefined ? [] : [[id, next]];
    }),
  );
}

/** Each circle once, from its first member on. Every stream is passed once. */
function findCircles(successors: ReadonlyMap<string, string>): string[][] {
  const passed = new Set<string>();
  const circles: string[][] = [];
  for (const start of successors.keys()) {
    const way = new Map<string, number>();
    let id: string | undefined = start;
    for (; id !== undefined && !passed.has(id); id = successors.get(id)) {
      way.set(id, way.size);
      passed.add(id);
    }
    const from = id === undefined ? undefined : way.get(id);
    if (from !== undefined) circles.push(startAtFirst([...way.keys()].slice(from), successors));
  }
  return circles;
}

function startAtFirst(circle: readonly string[], successors: ReadonlyMap<string, string>): string[] {
  const members = new Set(circle);
  const first = [...successors.keys()].find((id) => members.has(id)) ?? "";
  const index = circle.indexOf(first);
  return [...circle.slice(index), ...circle.slice(0, index)];
}
