import { compilePrefix } from "../../text/compile-prefix.ts";
import { foldName } from "../../text/fold-name.ts";
import { entriesOf, pairsOf } from "../convert/draft.ts";
import type { FlowMapDraft } from "../flow-map-shape.ts";
import type { Problem } from "../problem.ts";
import { shorten } from "../shorten.ts";
import { nodeAt, type Path } from "../source-tree.ts";
import { labelClaims } from "./label-claims.ts";
import { problemAt, type WarningLint } from "./lint.ts";
import { walkLabels } from "./walk-rules.ts";

type PlacedLabel = readonly [path: Path, label: string];

/** No label of another meaning starts with the prefix of stream labels: it would look like a stream's. */
export const prefixSwallowsLabel: WarningLint = (subject) => {
  const { draft, tree, flowMap } = subject;
  const { prefix } = flowMap.labels;
  const report = (path: Path, message: string, hint: string): Problem =>
    problemAt(tree, path, { code: "prefix-swallows-label", message, hint });
  if (prefix.trim() === "") {
    const message = "labels.prefix is empty, so that any label could be a stream's that is mistyped.";
    const hint = "Choose one that no other label starts with, such as `stream: `.";
    return [report(["labels", "prefix"], message, hint)];
  }
  const claims = labelClaims(subject);
  const streamLabels = new Set(
    claims.filter(({ stream }) => stream !== null).map(({ label }) => foldName(label)),
  );
  // As the check `unknown-stream-label` has it.
  const startsAlike = compilePrefix(prefix);
  const reportAlike = (labels: readonly PlacedLabel[], hint: string): Problem[] =>
    labels.flatMap(([path, label]) => {
      const folded = foldName(label);
      if (!startsAlike(folded) || streamLabels.has(folded)) return [];
      const message = `"${shorten(label)}" starts with labels.prefix ("${shorten(prefix)}"), but is no stream's label.`;
      // A default stands nowhere in the file; the prefix does.
      const isWritten = nodeAt(tree.root, path.slice(0, -1)).children.has(path.at(-1)!);
      return [report(isWritten ? path : ["labels", "prefix"], message, hint)];
    });
  const settings = claims.flatMap(({ stream, path, label }): PlacedLabel[] =>
    stream === null ? [[path, label]] : [],
  );
  return [
    ...reportAlike(settings, "Rename the label, or choose another prefix."),
    ...reportAlike(
      [...listedLabels(draft), ...walkLabels(draft)],
      "Rename the label, choose another prefix, or make the label an alias of a stream.",
    ),
  ];
};

/** Labels in lists outside of streams and `labels`. */
function listedLabels({ services, objectives, report, ignore }: FlowMapDraft): PlacedLabel[] {
  const placed = (path: Path, list: readonly (string | undefined)[] | undefined): PlacedLabel[] =>
    entriesOf(list).map(([index, label]) => [[...path, index], label]);
  const { feature, defect, risk, debt } = report?.types ?? {};
  return [
    ...pairsOf(services).flatMap(([id, { labels }]) => placed(["services", id, "labels"], labels)),
    ...pairsOf(objectives).flatMap(([id, { labels }]) => placed(["objectives", id, "labels"], labels)),
    ...placed(["report", "stages"], report?.stages),
    ...placed(["report", "time-in-labels"], report?.["time-in-labels"]),
    ...placed(["report", "types", "feature"], feature),
    ...placed(["report", "types", "defect"], defect),
    ...placed(["report", "types", "risk"], risk),
    ...placed(["report", "types", "debt"], debt),
    ...placed(["ignore", "labels"], ignore?.labels),
  ];
}
