import { foldName } from "../../text/fold-name.ts";
import { valuesOf } from "./draft.ts";

type Lists<K extends string, Name> = { readonly [kind in K]: readonly Name[] };
type DraftLists<K extends string> = { readonly [kind in K]?: readonly (string | undefined)[] | undefined };

/**
 * Lists of names by the kind they count as, such as a board's statuses. A kind that the file does not name has its
 * default, without the names that the file puts in another kind.
 */
export function fillKinds<K extends string>(
  draft: DraftLists<K>,
  defaults: Lists<K, string>,
): Lists<K, string> {
  const kinds = Object.keys(defaults) as K[];
  const named = new Set(kinds.flatMap((kind) => valuesOf(draft[kind]).map(foldName)));
  const namesOf = (kind: K): readonly string[] =>
    draft[kind] === undefined
      ? defaults[kind].filter((name) => !named.has(foldName(name)))
      : valuesOf(draft[kind]);
  return Object.fromEntries(kinds.map((kind) => [kind, namesOf(kind)])) as Lists<K, string>;
}
