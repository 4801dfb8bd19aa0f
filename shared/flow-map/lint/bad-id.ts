import { ID } from "../convert/fields.ts";
import { shorten } from "../shorten.ts";
import { keysAt } from "../source-tree.ts";
import { type Lint, problemAt } from "./lint.ts";

const SECTIONS = ["streams", "journeys", "services", "objectives"] as const;

/** Ids are a-z, 0-9 and -, start with a letter or digit, and have at most 40 characters. */
export const badId: Lint = ({ draft, tree }) =>
  SECTIONS.filter((section) => draft[section] !== undefined).flatMap((section) => {
    const ids = keysAt(tree.root, [section]);
    const taken = new Set(ids);
    return ids.flatMap((id) => {
      if (ID.test(id)) return [];
      const message = `"${shorten(id)}" can't be an id.`;
      const rule = "Ids are a-z, 0-9 and -, start with a letter or digit, and have at most 40 characters.";
      const better = toId(id);
      const hint = better === "" || taken.has(better) ? rule : `Did you mean "${better}"? ${rule}`;
      return [problemAt(tree, [section, id], { code: "bad-id", message, hint }, "key")];
    });
  });

function toId(written: string): string {
  const bare = written.slice(0, 200).normalize("NFKD").toLowerCase();
  return bare
    .replace(/\p{M}+/gu, "")
    .replace(/[^a-z0-9]+/g, "-")
    .replace(/^-/, "")
    .slice(0, 40)
    .replace(/-$/, "");
}
