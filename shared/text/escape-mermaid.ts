import { cutText } from "./cut-text.ts";
import { flattenLine } from "./flatten-line.ts";

const LONGEST = 40;

/** What Mermaid would take for a Markdown list or heading, which its labels cannot show: a blank follows it. */
const START = /^(\d+[.)]|[-+*]|#+) /;

/**
 * A stranger's text for a quoted label of a Mermaid diagram ("…"): everything but letters, digits, blanks and
 * harmless marks is written as Mermaid's entity (`#34;`), so that no quote, markup, link or directive is left.
 *
 * @param longest the most characters (code points) shown; a longer text ends with "…"
 */
export function escapeMermaid(text: string, longest = LONGEST): string {
  return cutText(flattenLine(text).replace(/\s+/g, " ").trim(), longest)
    .replace(START, "$1\u00a0")
    .replace(/[^\p{L}\p{M}\p{N} ,.?!…–-]/gu, (character) => `#${character.codePointAt(0)};`);
}
