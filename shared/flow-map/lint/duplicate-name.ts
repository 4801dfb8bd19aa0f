import { foldName } from "../../text/fold-name.ts";
import { ID } from "../convert/fields.ts";
import { shorten } from "../shorten.ts";
import { type Lint, problemAt } from "./lint.ts";

/** Streams' names differ, ignoring case: they are the board's options. */
export const duplicateName: Lint = ({ draft, tree, flowMap }) => {
  const hasOwnName = (id: string): boolean => draft.streams?.[id]?.name !== undefined;
  const byName = new Map<string, string>();
  const streams = flowMap.streams
    // A name that comes from a bad id will be another.
    .filter(({ id }) => hasOwnName(id) || ID.test(id))
    // Names that come from ids first, so that the one somebody wrote is the one reported.
    .sort((a, b) => Number(hasOwnName(a.id)) - Number(hasOwnName(b.id)));
  return streams.flatMap(({ id, name }) => {
    const folded = foldName(name);
    const other = byName.get(folded);
    if (other === undefined) {
      byName.set(folded, id);
      return [];
    }
    const path = hasOwnName(id) ? ["streams", id, "name"] : ["streams", id];
    const message = `The streams "${shorten(other)}" and "${shorten(id)}" are both named "${shorten(name)}".`;
    const hint = "Give one of them another `name`; upper and lower case count as the same.";
    const at = hasOwnName(id) ? "value" : "key";
    return [problemAt(tree, path, { code: "duplicate-name", message, hint }, at)];
  });
};
