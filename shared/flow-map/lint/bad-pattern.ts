import type { Problem } from "../problem.ts";
import { shorten } from "../shorten.ts";
import { printPath } from "../source-tree.ts";
import { type CompiledPattern, compilePattern, countClassCharacters } from "./compile-pattern.ts";
import { type Lint, problemAt } from "./lint.ts";
import { walkPatterns } from "./walk-rules.ts";

const LONGEST_REASON = 120;

/**
 * The most instructions that all patterns of a map have together. A map that a stranger proposes is run on real
 * issues, at a cost of instructions times characters; thousands of ordinary patterns stay below.
 */
const LARGEST_PROGRAMS = 20_000;
/** The most that all classes of a map have together: four hundred like \pL or whole alphabets, compiled in a moment. */
const MOST_CLASS_CHARACTERS = 5_000_000;

const TOO_LARGE: CompiledPattern = { size: Number.POSITIVE_INFINITY };

/** RE2 accepts every pattern, and together they are small enough to run on every issue. */
export const badPattern: Lint = ({ draft, tree }) => {
  const problems: Problem[] = [];
  let size = 0;
  let classCharacters = 0;
  for (const { path, pattern } of walkPatterns(draft)) {
    const report = (message: string, hint: string): void => {
      problems.push(problemAt(tree, path, { code: "bad-pattern", message, hint }));
    };
    if (pattern.includes("\b")) {
      const message = `${printPath(path)} holds a backspace: between double quotes, \\b is one.`;
      report(message, "For the edge of a word write \\\\b, or put the pattern in single quotes.");
      continue;
    }
    classCharacters += countClassCharacters(pattern);
    const compiled = classCharacters > MOST_CLASS_CHARACTERS ? TOO_LARGE : compilePattern(pattern);
    if ("refusal" in compiled) {
      report(
        `RE2 refuses ${printPath(path)}: ${shorten(compiled.refusal, LONGEST_REASON)}.`,
        hintFor(pattern),
      );
      continue;
    }
    size += compiled.size;
    if (size > LARGEST_PROGRAMS) {
      const hint =
        "Write fewer, without large repetitions such as {1000} and large ranges; words are cheaper.";
      report("Up to this one, the patterns of this map are too large together.", hint);
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
