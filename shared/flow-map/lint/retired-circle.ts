import { pairsOf } from "../convert/fields.ts";
import { MOST_STREAMS } from "../convert/streams.ts";
import { shorten } from "../shorten.ts";
import { type Lint, problemAt } from "./lint.ts";

/** Retired streams lead, perhaps over others, into a living one. */
export const retiredCircle: Lint = ({ draft, tree }) => {
  const into = new Map(
    pairsOf(draft.streams).flatMap(([id, stream]): [string, string][] => {
      const next = stream?.retired?.into;
      return next === undefined ? [] : [[id, next]];
    }),
  );
  return [...into.keys()].flatMap((id) => {
    const way = wayFrom(id, into);
    if (way === null) return [];
    const message = `Retired streams lead in a circle: ${way.map((passed) => shorten(passed)).join(" → ")}.`;
    const hint = "One of them must lead into a stream that is not retired.";
    return [problemAt(tree, ["streams", id, "retired", "into"], { code: "retired-circle", message, hint })];
  });
};

/** The streams passed until one comes twice; null when the way ends. */
function wayFrom(id: string, into: ReadonlyMap<string, string>): string[] | null {
  const way = [id];
  const passed = new Set(way);
  for (let next = into.get(id); next !== undefined; next = into.get(next)) {
    way.push(next);
    if (passed.has(next)) return way;
    // No map has so many streams: that is reported already.
    if (way.length > MOST_STREAMS) return null;
    passed.add(next);
  }
  return null;
}
