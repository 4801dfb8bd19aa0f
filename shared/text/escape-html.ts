import { BREAK, breakReferences } from "./break-references.ts";
import { cutText } from "./cut-text.ts";
import { escapeEntities } from "./escape-entities.ts";
import { flattenLine } from "./flatten-line.ts";

const LONGEST = 80;

/**
 * A stranger's text for a line of HTML in Markdown, such as a `<summary>`, where no backslash is resolved: shows as it
 * is and does nothing. Not for attributes, nor before an empty line.
 *
 * @param longest the most characters (code points) shown; a longer text ends with "…"
 */
export function escapeHtml(text: string, longest = LONGEST): string {
  const line = breakReferences(cutText(flattenLine(text).replace(/\s+/g, " ").trim(), longest));
  // GitHub finds math in blocks of HTML too; a dollar with something other than a blank before it starts none.
  return escapeEntities(line).replaceAll("$", () => `${BREAK}$`);
}
