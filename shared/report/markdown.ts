import { BREAK, breakReferences } from "../text/break-references.ts";
import { groupDigits } from "../text/count.ts";
import { escapeMarkdown } from "../text/escape-markdown.ts";
import { flattenLine } from "../text/flatten-line.ts";

/*
 * The pieces of the page. What they are given is Markdown already (a stranger's text goes through `escapeMarkdown`,
 * `escapeHtml` or `codeSpan` first), and what they give is Markdown; blocks end without a line break.
 */

/** Blocks with an empty line between them; empty ones are left out. */
export const join = (...parts: readonly string[]): string => parts.filter((part) => part !== "").join("\n\n");

/** A section's heading. The page starts at the third level, since it stands below a job's name. */
export const heading = (text: string, level: 3 | 4 = 3): string => `${"#".repeat(level)} ${text}`;

/** One line to each item. */
export const list = (items: readonly string[]): string => items.map((item) => `- ${item}`).join("\n");

/** A title, of a column of words; numbers stand right. */
export type Column = string | { readonly title: string; readonly align: "right" };

/** A column of numbers. */
export const numbers = (title: string): Column => ({ title, align: "right" });

/** A table, "" without rows. Cells are Markdown in one line; a missing cell is empty, one too many is left out. */
export function table(columns: readonly Column[], rows: readonly (readonly string[])[]): string {
  if (rows.length === 0) return "";
  // A bar in code is the one that nobody escapes before.
  const line = (cells: readonly string[]): string =>
    `| ${cells.map((cell) => cell.replace(/(?<!\\)\|/g, "\\|")).join(" | ")} |`;
  return [
    line(columns.map((column) => (typeof column === "string" ? column : column.title))),
    line(columns.map((column) => (typeof column === "string" ? "---" : "--:"))),
    ...rows.map((cells) => line(columns.map((_, at) => cells[at] ?? ""))),
  ].join("\n");
}

/** Folded detail. `summary` is HTML (see `escapeHtml`), `content` Markdown; "" without content. */
export function details(summary: string, content: string, open = false): string {
  if (content === "") return "";
  return `<details${open ? " open" : ""}><summary>${summary}</summary>\n\n${content}\n\n</details>`;
}

/** A quote that GitHub draws as a warning. Not to be put into another one. */
export const warning = (content: string): string =>
  ["> [!WARNING]", ...content.split("\n").map((line) => (line === "" ? ">" : `> ${line}`))].join("\n");

/** Text (Markdown) as a link, or as it is when there is nowhere to link to. */
export function link(text: string, url: string | null): string {
  return url === null ? text : `[${text}](${encodeTarget(url)})`;
}

/** Percent signs for all that could end a link's target or a table's cell, or be taken for an escape. */
const encodeTarget = (url: string): string =>
  url
    .toWellFormed()
    .replace(/[^\w.:/?#@!&+,;=%-]/gu, (character) =>
      encodeURIComponent(character).replace(
        /[!'()*~]/g,
        (mark) => `%${mark.charCodeAt(0).toString(16).toUpperCase()}`,
      ),
    );

/** A stranger's short text, or ours, as code in one line. */
export function codeSpan(text: string): string {
  // A tag does nothing in code; broken it does nothing either where a renderer looks for tags first.
  const shown = breakReferences(flattenLine(text).replace(/\s+/g, " ").trim()).replace(
    /<(?=[!?/a-z])/gi,
    `$&${BREAK}`,
  );
  if (shown === "") return "";
  const runs = shown.match(/`+/g) ?? [];
  const fence = "`".repeat(1 + Math.max(0, ...runs.map(({ length }) => length)));
  const space = shown.startsWith("`") || shown.endsWith("`") ? " " : "";
  return `${fence}${space}${shown}${space}${fence}`;
}

/** A picture in Mermaid's language. Its lines are ours: labels in them are escaped for it already. */
export const mermaid = (lines: readonly string[]): string => ["```mermaid", ...lines, "```"].join("\n");

/** A stranger's text in bold. */
export const bold = (text: string, longest?: number): string => `**${escapeMarkdown(text, longest)}**`;

/** "Checkout", "Checkout and Refunds", "Checkout, Refunds and Search". */
export function enumerate(parts: readonly string[]): string {
  if (parts.length < 2) return parts.join("");
  return `${parts.slice(0, -1).join(", ")} and ${parts.at(-1)}`;
}

/** "Checkout, Refunds and 3 more": so many of them, and how many there are beyond. */
export function enumerateSome(parts: readonly string[], most: number, all = parts.length): string {
  const shown = parts.slice(0, most);
  const rest = all - shown.length;
  return enumerate(rest > 0 ? [...shown, `${groupDigits(rest)} more`] : shown);
}

/** Without a place to break the line, for the narrow cells of a table. */
export const keepTogether = (text: string): string => text.replaceAll(" ", "\u00a0");
