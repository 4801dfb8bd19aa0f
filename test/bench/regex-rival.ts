import type { InventedIssue } from "./invent-issue.ts";
import { wordsOfRule } from "./invent-map.ts";

const escapeRegExp = (text: string): string => text.replace(/[.*+?^${}()|[\]\\]/g, "\\$&");

/** What a labeler does today: one JavaScript regular expression a rule, with the same words and Unicode word edges. */
export function compileRival(rules: number): (issue: InventedIssue) => number {
  const expressions = Array.from({ length: rules }, (_, index) => {
    const words = wordsOfRule(index).map((word) =>
      word.endsWith("*")
        ? escapeRegExp(word.slice(0, -1))
        : `${escapeRegExp(word).replaceAll(" ", "\\s+")}(?![\\p{L}\\p{M}\\p{Nd}_])`,
    );
    return new RegExp(`(?<![\\p{L}\\p{M}\\p{Nd}_])(?:${words.join("|")})`, "iu");
  });
  return ({ title, body }) => {
    let found = 0;
    for (const expression of expressions) {
      if (expression.test(title)) found += 1;
      if (expression.test(body)) found += 1;
    }
    return found;
  };
}
