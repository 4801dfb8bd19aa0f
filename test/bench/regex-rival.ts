import type { InventedIssue } from "./invent-issue.ts";
import { wordsOfRule } from "./invent-map.ts";

const escapeRegExp = (text: string): string => text.replace(/[.*+?^${}()|[\]\\]/g, "\\$&");

/** How a rival tells where a word starts and ends. */
export interface Edges {
  readonly before: string;
  readonly after: string;
  readonly flags: string;
}

/** What people write; it takes "é" for no letter. */
export const ASCII_EDGES: Edges = { before: "\\b", after: "\\b", flags: "i" };

/** What our words mean: a letter, mark, digit or `_` of any language. */
export const UNICODE_EDGES: Edges = {
  before: "(?<![\\p{L}\\p{M}\\p{Nd}_])",
  after: "(?![\\p{L}\\p{M}\\p{Nd}_])",
  flags: "iu",
};

/** What a labeler does today: one JavaScript regular expression a rule, tried on title and body. */
export function compileRival(
  rules: number,
  { before, after, flags }: Edges,
): (issue: InventedIssue) => number {
  const expressions = Array.from({ length: rules }, (_, index) => {
    const words = wordsOfRule(index).map((word) =>
      word.endsWith("*")
        ? escapeRegExp(word.slice(0, -1))
        : `${escapeRegExp(word).replaceAll(" ", "\\s+")}${after}`,
    );
    return new RegExp(`${before}(?:${words.join("|")})`, flags);
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
