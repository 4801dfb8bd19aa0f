import type { Problem } from "../problem.ts";
import { shorten } from "../shorten.ts";
import { printPath } from "../source-tree.ts";
import { compilePattern } from "./compile-pattern.ts";
import { type Lint, problemAt } from "./lint.ts";
import { walkPatterns } from "./walk-rules.ts";

const LONGEST_REASON = 120;

/**
 * The most instructions that all patterns of a map have together. A map that a stranger proposes is run on real
 * issues, at a cost of instructions times characters; thousands of ordinary patterns stay below.
 */
const LARGEST_PROGRAMS = 20_000;

/** RE2 accepts every pattern, and together they are small enough to run on every issue. */
export const badPattern: Lint = ({ draft, tree }) => {
  const problems: Problem[] = [];
  let size = 0;
  for (const { path, pattern } of walkPatterns(draft)) {
    const compiled = compilePattern(pattern);
    if ("refusal" in compiled) {
      const message = `RE2 refuses ${printPath(path)}: ${shorten(compiled.refusal, LONGEST_REASON)}.`;
      problems.push(problemAt(tree, path, { code: "bad-pattern", message, hint: hintFor(pattern) }));
      continue;
    }
    size += compiled.size;
    if (size > LARGEST_PROGRAMS) {
      const message = "The patterns of this map are too large together.";
      const hint = "Write fewer of them, without large repetitions such as {1000}; words are cheaper.";
      problems.push(problemAt(tree, path, { code: "bad-pattern", message, hint }));
      break;
    }
  }
  return problems;
};

function hintFor(pattern: string): string {
  if (/\(\?<?[=!]/.test(pattern)) {
    return "RE2 knows no look-ahead and no look-behind: say what must not match with `unless`.";
  }
  if (/\\[1-9]/.test(pattern)) return "RE2 knows no back-references.";
  return "The syntax: https://github.com/google/re2/wiki/Syntax";
}
