import { MATCHER_KEYS } from "../convert/rules.ts";
import type { Problem } from "../problem.ts";
import { nodeAt, type Path, printPath, type SourceTree } from "../source-tree.ts";
import { type Lint, problemAt } from "./lint.ts";
import { walkRules } from "./walk-rules.ts";

const UNLESS_KEYS = MATCHER_KEYS.filter((key) => key !== "all");

/** A rule, and what stands under its `unless`, has exactly one matcher. */
export const oneMatcher: Lint = ({ draft, tree }) =>
  [...walkRules(draft)].flatMap(({ path, rule }) => [
    ...checkOne(tree, path, MATCHER_KEYS),
    ...(rule.unless === undefined ? [] : checkOne(tree, [...path, "unless"], UNLESS_KEYS)),
  ]);

function checkOne(tree: SourceTree, path: Path, valid: readonly string[]): Problem[] {
  // The file's own keys, also those whose values are wrong: they are reported already.
  const node = nodeAt(tree.root, path);
  const found = valid.filter((key) => node.children.has(key));
  if (found.length === 1) return [];
  const where = printPath(path);
  if (found.length === 0) {
    const message = `${where} has no matcher.`;
    return [
      problemAt(tree, path, { code: "one-matcher", message, hint: `Give it one of ${valid.join(", ")}.` }),
    ];
  }
  const message = `${where} has ${found.length} matchers: ${found.join(", ")}.`;
  const hint = valid.includes("all")
    ? "Make each a rule of its own; or put them under `all` if every one must match."
    : "An `unless` has one matcher.";
  return [problemAt(tree, [...path, found[1]!], { code: "one-matcher", message, hint }, "key")];
}
