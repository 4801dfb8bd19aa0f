import { BREAK, breakReferences } from "./break-references.ts";
import { cutText } from "./cut-text.ts";
import { flattenLine } from "./flatten-line.ts";

const ESCAPES: Readonly<Record<string, string>> = {
  // Entities, since these must hold inside a block of HTML as well.
  "&": "&amp;",
  "<": "&lt;",
  ">": "&gt;",
  // Math: here too a backslash alone does not help, but a dollar with something other than a blank before it starts none.
  $: `${BREAK}\\$`,
};

/** What would start a heading, list, rule, table or command; only at a line's start, where the text may be put. */
const START = /^(?:[-+=#/:]|\d{1,9}(?=[.)]))/;

/** Characters of a text that are shown unless told otherwise. */
const LONGEST = 80;

/**
 * A stranger's text for a Markdown paragraph, list item, table cell or link text on GitHub: shows as it is, in one
 * line, and does nothing: no mention, reference, link, image, HTML, markup, math, emoji or command.
 * Not for code spans, link targets and HTML attributes, which need other escapes.
 *
 * @param longest the most characters (code points) shown; a longer text ends with "…"
 */
export function escapeMarkdown(text: string, longest = LONGEST): string {
  return breakReferences(cutText(flattenLine(text).replace(/\s+/g, " ").trim(), longest))
    .replace(/[\\`*_[\]|~&<>$]/g, (character) => ESCAPES[character] ?? `\\${character}`)
    .replace(START, (start) => (/\d/.test(start) ? `${start}\\` : `\\${start}`));
}
