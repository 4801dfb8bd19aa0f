import { fold } from "../../text/fold.ts";
import { foldName } from "../../text/fold-name.ts";
import { entriesOf, pairsOf } from "../convert/fields.ts";
import { shorten } from "../shorten.ts";
import type { Path } from "../source-tree.ts";
import { labelClaims } from "./label-claims.ts";
import { problemAt, type WarningLint, type WarningSubject } from "./lint.ts";

/** No label of another meaning starts with the prefix of stream labels: it would look like a stream's. */
export const prefixSwallowsLabel: WarningLint = (subject) => {
  const { tree, flowMap } = subject;
  const prefix = fold(flowMap.labels.prefix).trimStart();
  if (prefix === "") {
    const message = "An empty prefix makes every label look like a stream's.";
    const hint = "Choose one that no other label starts with, such as `stream: `.";
    return [problemAt(tree, ["labels", "prefix"], { code: "prefix-swallows-label", message, hint })];
  }
  return otherLabels(subject).flatMap(({ label, path }) => {
    if (!foldName(label).startsWith(prefix.trimEnd())) return [];
    const message = `"${shorten(label)}" starts with labels.prefix ("${shorten(flowMap.labels.prefix)}"), but is no stream's label.`;
    const hint = "Rename the label, or choose another prefix.";
    return [problemAt(tree, path, { code: "prefix-swallows-label", message, hint })];
  });
};

function otherLabels(subject: WarningSubject): { label: string; path: Path }[] {
  const { draft } = subject;
  const claims = labelClaims(subject).filter(
    ({ kind, meaning }) => kind === "state" || meaning.startsWith("labels."),
  );
  const listed = (["services", "objectives"] as const).flatMap((section) =>
    pairsOf(draft[section]).flatMap(([id, { labels }]) =>
      entriesOf(labels).map(([index, label]) => ({ label, path: [section, id, "labels", index] })),
    ),
  );
  const ignored = entriesOf(draft.ignore?.labels).map(([index, label]) => ({
    label,
    path: ["ignore", "labels", index],
  }));
  return [...claims, ...listed, ...ignored];
}
