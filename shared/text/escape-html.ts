import { BREAK, breakReferences } from "./break-references.ts";
import { cutText } from "./cut-text.ts";
import { flattenLine } from "./flatten-line.ts";

const ENTITIES: Readonly<Record<string, string>> = {
  "&": "&amp;",
  "<": "&lt;",
  ">": "&gt;",
  '"': "&quot;",
  "'": "&#39;",
  // GitHub finds math in blocks of HTML too; a dollar with something other than a blank before it starts none.
  $: `${BREAK}$`,
};

const LONGEST = 80;

/**
 * A stranger's text for a line of HTML in Markdown, such as a `<summary>`, where no backslash is resolved: shows as it
 * is and does nothing. Not for attributes, nor before an empty line.
 *
 * @param longest the most characters (code points) shown; a longer text ends with "…"
 */
export function escapeHtml(text: string, longest = LONGEST): string {
  return breakReferences(cutText(flattenLine(text).replace(/\s+/g, " ").trim(), longest)).replace(
    /[&<>"'$]/g,
    (character) => ENTITIES[character] ?? character,
  );
}
