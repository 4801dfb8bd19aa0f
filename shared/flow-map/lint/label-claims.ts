import { entriesOf, pairsOf } from "../convert/draft.ts";
import { ID } from "../convert/fields.ts";
import type { Path } from "../source-tree.ts";
import type { LintSubject } from "./lint.ts";

/** A label that the map gives a meaning, and where. */
export interface LabelClaim {
  readonly label: string;
  /** What it means: "the label of the stream checkout". */
  readonly meaning: string;
  /** A stream's own label or alias; one that we write; or one that tells a state. */
  readonly kind: "own" | "alias" | "written" | "state";
  /** For own labels and aliases, the stream. */
  readonly stream: string | null;
  readonly path: Path;
  /** A default, so that the file has no text of it: `path` is then the key it belongs to. */
  readonly isDefault: boolean;
}

/** Every label that means a stream or a state. One that comes from a bad id is left out: it will be another. */
export function labelClaims(subject: LintSubject): LabelClaim[] {
  return [...ownClaims(subject), ...writtenClaims(subject), ...aliasClaims(subject), ...stateClaims(subject)];
}

function ownClaims({ draft, flowMap }: LintSubject): LabelClaim[] {
  return flowMap.streams.flatMap(({ id, label }) => {
    const isDefault = draft.streams?.[id]?.label === undefined;
    if (isDefault && !ID.test(id)) return [];
    const path = isDefault ? ["streams", id] : ["streams", id, "label"];
    return [{ label, meaning: `the label of the stream ${id}`, kind: "own", stream: id, path, isDefault }];
  });
}

function writtenClaims({ draft, flowMap }: LintSubject): LabelClaim[] {
  return (["unmapped", "held"] as const).map((key) => ({
    label: flowMap.labels[key],
    meaning: `labels.${key}`,
    kind: "written",
    stream: null,
    path: ["labels", key],
    isDefault: draft.labels?.[key] === undefined,
  }));
}

function aliasClaims({ draft }: LintSubject): LabelClaim[] {
  return pairsOf(draft.streams).flatMap(([id, stream]) =>
    entriesOf(stream?.aliases).map(([index, label]) => ({
      label,
      meaning: `an alias of the stream ${id}`,
      kind: "alias" as const,
      stream: id,
      path: ["streams", id, "aliases", index],
      isDefault: false,
    })),
  );
}

function stateClaims({ draft, flowMap }: LintSubject): LabelClaim[] {
  return (["blocked", "started", "done"] as const).flatMap((key) => {
    const own = draft.labels?.[key];
    return entriesOf(own ?? flowMap.labels[key]).map(([index, label]) => ({
      label,
      meaning: `one of labels.${key}`,
      kind: "state" as const,
      stream: null,
      path: ["labels", key, index],
      isDefault: own === undefined,
    }));
  });
}
