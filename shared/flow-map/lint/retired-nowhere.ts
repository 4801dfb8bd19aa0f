import { pairsOf } from "../convert/draft.ts";
import { hintAt } from "../hint-at.ts";
import { shorten } from "../shorten.ts";
import { type Lint, problemAt } from "./lint.ts";

/** A retired stream names the stream that its work sits in now. */
export const retiredNowhere: Lint = ({ draft, tree, streamIds }) => {
  if (streamIds === null) return [];
  const living = [...streamIds].filter((id) => draft.streams?.[id]?.retired === undefined);
  const hint = hintAt(living, "Streams in use");
  return pairsOf(draft.streams).flatMap(([id, stream]) => {
    const into = stream?.retired?.into;
    if (into === undefined || streamIds.has(into)) return [];
    const message = `The stream "${shorten(id)}" is retired into "${shorten(into)}", which the map does not have.`;
    const path = ["streams", id, "retired", "into"];
    return [problemAt(tree, path, { code: "retired-nowhere", message, hint: hint(into) })];
  });
};
