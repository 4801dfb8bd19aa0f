import { foldName } from "../../text/fold-name.ts";
import { entriesOf } from "../convert/fields.ts";
import type { ErrorCode, Problem } from "../problem.ts";
import { shorten } from "../shorten.ts";
import { type Path, printPath, type SourceTree } from "../source-tree.ts";
import { problemAt } from "./lint.ts";

type Lists = { readonly [kind: string]: readonly (string | undefined)[] | undefined };

/** Names that stand in two of the lists under `path`, where each can count as one kind only. */
export function findDuplicates(tree: SourceTree, path: Path, lists: Lists, code: ErrorCode): Problem[] {
  const kindOf = new Map<string, string>();
  return Object.entries(lists).flatMap(([kind, list]) =>
    entriesOf(list).flatMap(([index, name]) => {
      const folded = foldName(name);
      const other = kindOf.get(folded) ?? kind;
      kindOf.set(folded, other);
      if (other === kind) return [];
      const message = `"${shorten(name)}" stands under ${printPath([...path, other])} and under ${kind}.`;
      const hint = "It can count as one of them only; upper and lower case count as the same.";
      return [problemAt(tree, [...path, kind, index], { code, message, hint })];
    }),
  );
}
