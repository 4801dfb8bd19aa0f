import { entriesOf, pairsOf } from "../convert/fields.ts";
import type { Path } from "../source-tree.ts";
import type { LintSubject } from "./lint.ts";

/** A label that the map gives a meaning, and where. */
export interface LabelClaim {
  readonly label: string;
  /** What it means: "the label of the stream checkout". */
  readonly meaning: string;
  readonly kind: "written" | "alias" | "state";
  readonly path: Path;
  /** A default, so that the file has no text of it: `path` is then the key it belongs to. */
  readonly isDefault: boolean;
}

/** Labels that we write (stream labels, unmapped, held), aliases, and labels that tell a state. */
export function labelClaims({ draft, flowMap }: LintSubject): LabelClaim[] {
  const claims: LabelClaim[] = [];
  for (const { id, label } of flowMap.streams) {
    const isDefault = draft.streams?.[id]?.label === undefined;
    const path = isDefault ? ["streams", id] : ["streams", id, "label"];
    claims.push({ label, meaning: `the label of the stream ${id}`, kind: "written", path, isDefault });
  }
  for (const key of ["unmapped", "held"] as const) {
    const isDefault = draft.labels?.[key] === undefined;
    claims.push({
      label: flowMap.labels[key],
      meaning: `labels.${key}`,
      kind: "written",
      path: ["labels", key],
      isDefault,
    });
  }
  for (const [id, stream] of pairsOf(draft.streams)) {
    for (const [index, label] of entriesOf(stream?.aliases)) {
      const path = ["streams", id, "aliases", index];
      claims.push({ label, meaning: `an alias of the stream ${id}`, kind: "alias", path, isDefault: false });
    }
  }
  for (const key of ["blocked", "started", "done"] as const) {
    const own = draft.labels?.[key];
    const list =
      own === undefined
        ? flowMap.labels[key].map((label, i): [number, string] => [i, label])
        : entriesOf(own);
    for (const [index, label] of list) {
      const path = ["labels", key, index];
      claims.push({
        label,
        meaning: `one of labels.${key}`,
        kind: "state",
        path,
        isDefault: own === undefined,
      });
    }
  }
  return claims;
}
