import { entriesOf, pairsOf } from "../convert/draft.ts";
import type { FlowMapDraft } from "../flow-map-shape.ts";
import { hintAt } from "../hint-at.ts";
import { shorten } from "../shorten.ts";
import { type Path, printPath } from "../source-tree.ts";
import { type Lint, problemAt } from "./lint.ts";

/** Journeys, services and objectives name streams that the map has. */
export const unknownStream: Lint = ({ draft, tree, streamIds }) => {
  if (streamIds === null) return [];
  const hint = hintAt([...streamIds], "The map's streams");
  return [...namedStreams(draft)].flatMap(([path, id]) => {
    if (streamIds.has(id)) return [];
    const message = `${printPath(path)}: there is no stream "${shorten(id)}".`;
    return [problemAt(tree, path, { code: "unknown-stream", message, hint: hint(id) })];
  });
};

function* namedStreams(draft: FlowMapDraft): Generator<[Path, string]> {
  for (const [id, journey] of pairsOf(draft.journeys)) {
    for (const [index, { stream }] of entriesOf(journey.steps)) {
      if (stream !== undefined) yield [["journeys", id, "steps", index, "stream"], stream];
    }
  }
  for (const section of ["services", "objectives"] as const) {
    for (const [id, { streams }] of pairsOf(draft[section])) {
      for (const [index, stream] of entriesOf(streams)) yield [[section, id, "streams", index], stream];
    }
  }
}
