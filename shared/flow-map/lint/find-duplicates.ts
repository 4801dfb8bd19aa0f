import { foldName } from "../../text/fold-name.ts";
import { entriesOf } from "../convert/draft.ts";
import type { ErrorCode, Problem } from "../problem.ts";
import { shorten } from "../shorten.ts";
import { keysAt, type Path, printPath, type SourceTree } from "../source-tree.ts";
import { problemAt } from "./lint.ts";

/** What stands below `path`: lists of names, by kind. */
type Lists = { readonly [kind: string]: readonly (string | undefined)[] | undefined };

/** Names that stand in the lists of two kinds, where each can count as one only. */
export function findDuplicates(tree: SourceTree, path: Path, lists: Lists, code: ErrorCode): Problem[] {
  const kindOf = new Map<string, string>();
  return keysAt(tree.root, path).flatMap((kind) =>
    entriesOf(lists[kind]).flatMap(([index, name]) => {
      const folded = foldName(name);
      const other = kindOf.get(folded) ?? kind;
      kindOf.set(folded, other);
      if (other === kind) return [];
      const message = `"${shorten(name)}" stands under ${printPath([...path, kind])}, but also under ${other}.`;
      const hint = "It can count as one of them only; upper and lower case count as the same.";
      return [problemAt(tree, [...path, kind, index], { code, message, hint })];
    }),
  );
}
