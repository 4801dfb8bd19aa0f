import { shorten } from "../shorten.ts";
import { labelClaims } from "./label-claims.ts";
import { type Lint, problemAt } from "./lint.ts";

/** GitHub's own limit. */
const LONGEST_LABEL = 50;

/** GitHub has no labels of more than 50 characters. */
export const labelTooLong: Lint = (subject) => {
  const { tree, flowMap } = subject;
  const prefixLength = lengthOf(flowMap.labels.prefix.trimStart());
  const leavesRoom = prefixLength < LONGEST_LABEL;
  const problems = labelClaims(subject).flatMap(({ label, meaning, path, isDefault }) => {
    const length = lengthOf(label);
    if (length <= LONGEST_LABEL || (isDefault && !leavesRoom)) return [];
    const message = `"${shorten(label)}", ${meaning}, has ${length} characters; GitHub allows ${LONGEST_LABEL}.`;
    const hint = isDefault ? "Give the stream a shorter `label`, or shorten labels.prefix." : "Shorten it.";
    return [problemAt(tree, path, { code: "label-too-long", message, hint }, isDefault ? "key" : "value")];
  });
  if (leavesRoom) return problems;
  const message = `labels.prefix has ${prefixLength} characters; GitHub allows ${LONGEST_LABEL} for a whole label.`;
  const hint = "Shorten it: a stream's id follows it.";
  return [problemAt(tree, ["labels", "prefix"], { code: "label-too-long", message, hint }), ...problems];
};

const lengthOf = (label: string): number => [...label].length;
