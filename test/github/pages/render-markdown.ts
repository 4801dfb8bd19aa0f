import { escapeHtml } from "./escape-html.ts";
import { renderFold } from "./render-fold.ts";
import { renderInline } from "./render-inline.ts";
import { renderQuote } from "./render-quote.ts";
import { renderTable } from "./render-table.ts";
import { type Block, splitBlocks } from "./split-blocks.ts";

const BULLET = /^\s{0,3}[-*] +(?:\[([ xX])\] )?/;
const HEADING = /^#{1,6} +/;
const FENCE = /^\s{0,3}(`{3,})\s*(\w*)/;

/**
 * As much of Markdown as issues, our comments and reports need, as safe HTML: paragraphs, headings, bullets and tasks,
 * quotes and alerts, tables, fenced code, `<details>` with its summary, and the plain tags of `renderInline`. Everything
 * else, other HTML above all, is shown as it was written; HTML comments are not shown. Mermaid's blocks stay as text.
 */
export function renderMarkdown(markdown: string): string {
  return renderLines(dropComments(markdown).replaceAll("\r\n", "\n").trim().split("\n"), true);
}

/** Alerts are only at the top: GitHub does not nest them. */
function renderLines(lines: readonly string[], hasAlerts: boolean): string {
  let open = 0;
  const blocks = splitBlocks(lines).map((block) => {
    if (block.kind !== "fold") return renderBlock(block, hasAlerts);
    const fold = renderFold(block.lines[0]!, open);
    open += fold.opened;
    return fold.html;
  });
  return blocks.join("\n") + "</details>".repeat(open);
}

function renderBlock({ kind, lines }: Block, hasAlerts: boolean): string {
  switch (kind) {
    case "fence":
      return renderFence(lines);
    case "heading":
      return `<h3>${renderInline(lines[0]!.replace(HEADING, ""))}</h3>`;
    case "quote":
      return renderQuote(lines, hasAlerts ? (inner) => renderLines(inner, false) : null);
    case "bullet":
      return `<ul>${lines.map(renderBullet).join("")}</ul>`;
    case "table":
      return renderTable(lines);
    default:
      return `<p>${renderInline(lines.join("\n"))}</p>`;
  }
}

function renderFence(lines: readonly string[]): string {
  const [, fence = "", language] = FENCE.exec(lines[0]!)!;
  const last = lines.at(-1)!.trim();
  const isClosed = lines.length > 1 && /^`+$/.test(last) && last.length >= fence.length;
  const text = escapeHtml(lines.slice(1, isClosed ? -1 : undefined).join("\n"));
  return language === "mermaid" ? `<pre class="mermaid">${text}</pre>` : `<pre>${text}</pre>`;
}

function renderBullet(line: string): string {
  const task = BULLET.exec(line)?.[1];
  const box = task === undefined ? "" : task === " " ? "☐ " : "☑ ";
  return `<li>${box}${renderInline(line.replace(BULLET, ""))}</li>`;
}

function dropComments(text: string): string {
  const [first = "", ...rest] = text.split("<!--");
  const shown = rest.map((part) => (part.includes("-->") ? part.slice(part.indexOf("-->") + 3) : ""));
  return [first, ...shown].join("");
}
