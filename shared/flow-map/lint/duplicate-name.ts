import { foldName } from "../../text/fold-name.ts";
import { shorten } from "../shorten.ts";
import { type Lint, problemAt } from "./lint.ts";

/** Streams' names differ, ignoring case: they are the board's options. */
export const duplicateName: Lint = ({ draft, tree, flowMap }) => {
  const hasOwnName = (id: string): boolean => draft.streams?.[id]?.name !== undefined;
  const byName = new Map<string, string>();
  // Names that come from ids first, so that the one somebody wrote is the one reported.
  const streams = [...flowMap.streams].sort((a, b) => Number(hasOwnName(a.id)) - Number(hasOwnName(b.id)));
  return streams.flatMap(({ id, name }) => {
    const folded = foldName(name);
    const other = byName.get(folded);
    if (other === undefined) {
      byName.set(folded, id);
      return [];
    }
    const written = hasOwnName(id);
    const path = written ? ["streams", id, "name"] : ["streams", id];
    const message = `The streams "${shorten(other)}" and "${shorten(id)}" are both named "${shorten(name)}".`;
    const hint = "Give one of them another `name`; upper and lower case count as the same.";
    return [problemAt(tree, path, { code: "duplicate-name", message, hint }, written ? "value" : "key")];
  });
};
