import { foldName } from "../../text/fold-name.ts";
import type { Problem } from "../problem.ts";
import { shorten } from "../shorten.ts";
import { type LabelClaim, labelClaims } from "./label-claims.ts";
import { type Lint, type LintSubject, problemAt } from "./lint.ts";

/**
 * A label means one stream, or one thing that we write. Labels of states may overlap with each other and with aliases;
 * a stream may name its own label twice.
 */
export const duplicateLabel: Lint = (subject) => {
  const claims = labelClaims(subject);
  // Defaults first, so that the one somebody wrote is the one reported.
  const exclusive = claims.filter(({ kind }) => kind !== "state").sort(defaultsFirst);
  const byLabel = new Map<string, LabelClaim>();
  const problems: Problem[] = [];
  for (const claim of exclusive) {
    const folded = foldName(claim.label);
    const other = byLabel.get(folded);
    if (other === undefined) byLabel.set(folded, claim);
    else if (claim.stream === null || claim.stream !== other.stream)
      problems.push(describe(claim, other, subject));
  }
  for (const claim of claims.filter(({ kind }) => kind === "state")) {
    const other = byLabel.get(foldName(claim.label));
    if (other === undefined || other.kind === "alias") continue;
    problems.push(claim.isDefault ? describe(other, claim, subject) : describe(claim, other, subject));
  }
  return problems;
};

const defaultsFirst = (a: LabelClaim, b: LabelClaim): number => Number(b.isDefault) - Number(a.isDefault);

function describe(claim: LabelClaim, other: LabelClaim, { tree }: LintSubject): Problem {
  const message = `"${shorten(claim.label)}" is ${claim.meaning}, but also ${other.meaning}.`;
  const hint = "A label can mean one thing only; upper and lower case count as the same.";
  const at = claim.isDefault ? "key" : "value";
  return problemAt(tree, claim.path, { code: "duplicate-label", message, hint }, at);
}
