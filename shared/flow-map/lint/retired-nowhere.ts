import { pairsOf } from "../convert/fields.ts";
import { shorten } from "../shorten.ts";
import { suggestOrList } from "../suggest.ts";
import { type Lint, problemAt } from "./lint.ts";

/** A retired stream names the stream that its work sits in now. */
export const retiredNowhere: Lint = ({ draft, tree, streamIds }) =>
  pairsOf(draft.streams).flatMap(([id, stream]) => {
    const into = stream?.retired?.into;
    if (into === undefined || streamIds?.has(into)) return [];
    const message = `The stream "${shorten(id)}" is retired into "${shorten(into)}", which the map does not have.`;
    const others = [...(streamIds ?? [])].filter((other) => other !== id);
    const hint = suggestOrList(into, others, "Streams");
    return [problemAt(tree, ["streams", id, "retired", "into"], { code: "retired-nowhere", message, hint })];
  });
