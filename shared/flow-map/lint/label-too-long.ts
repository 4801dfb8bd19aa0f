import { shorten } from "../shorten.ts";
import { labelClaims } from "./label-claims.ts";
import { type Lint, problemAt } from "./lint.ts";

/** GitHub's own limit. */
const LONGEST_LABEL = 50;

/** GitHub has no labels of more than 50 characters. */
export const labelTooLong: Lint = (subject) =>
  labelClaims(subject).flatMap(({ label, meaning, path, isDefault }) => {
    const length = [...label].length;
    if (length <= LONGEST_LABEL) return [];
    const message = `"${shorten(label)}", ${meaning}, has ${length} characters; GitHub allows ${LONGEST_LABEL}.`;
    const hint = isDefault ? "Give the stream a shorter `label`, or shorten labels.prefix." : "Shorten it.";
    return [
      problemAt(subject.tree, path, { code: "label-too-long", message, hint }, isDefault ? "key" : "value"),
    ];
  });
