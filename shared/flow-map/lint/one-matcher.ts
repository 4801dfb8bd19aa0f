import { MATCHER_KEYS, RULE_OPTIONS } from "../convert/rules.ts";
import type { Problem } from "../problem.ts";
import { nodeAt, type Path, printPath, type SourceTree } from "../source-tree.ts";
import { type Lint, problemAt } from "./lint.ts";
import { walkRules } from "./walk-rules.ts";

interface Kind {
  readonly matchers: readonly string[];
  readonly options: readonly string[];
  readonly tooMany: string;
}

const RULE: Kind = {
  matchers: MATCHER_KEYS,
  options: RULE_OPTIONS,
  tooMany: "Make each a rule of its own; or put them under `all` if every one must match.",
};
const UNLESS: Kind = {
  matchers: MATCHER_KEYS.filter((key) => key !== "all"),
  options: [],
  tooMany: "Keep one: an `unless` has one matcher.",
};

/** A rule, and what stands under its `unless`, has exactly one matcher. */
export const oneMatcher: Lint = ({ draft, tree }) =>
  [...walkRules(draft)].flatMap(({ path, rule }) => [
    ...checkOne(tree, path, RULE),
    ...(rule.unless === undefined ? [] : checkOne(tree, [...path, "unless"], UNLESS)),
  ]);

function checkOne(tree: SourceTree, path: Path, { matchers, options, tooMany }: Kind): Problem[] {
  // The file's own keys, also those whose values are wrong: they are reported already.
  const keys = [...nodeAt(tree.root, path).children.keys()].map(String);
  const found = keys.filter((key) => matchers.includes(key));
  if (found.length === 1) return [];
  const where = printPath(path);
  if (found.length > 1) {
    const message = `${where} has ${found.length} matchers: ${found.join(", ")}.`;
    const place = [...path, found[1]!];
    return [problemAt(tree, place, { code: "one-matcher", message, hint: tooMany }, "key")];
  }
  // An unknown key is reported, and was meant to be the matcher.
  if (keys.some((key) => !options.includes(key))) return [];
  const hint = `Give it one of ${matchers.join(", ")}.`;
  return [problemAt(tree, path, { code: "one-matcher", message: `${where} has no matcher.`, hint })];
}
