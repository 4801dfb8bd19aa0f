import { escapeHtml } from "./escape-html.ts";
import { renderInline } from "./render-inline.ts";

const BULLET = /^\s{0,3}[-*] +(?:\[([ xX])\] )?/;
const HEADING = /^#{1,6} +/;
const QUOTE = /^> ?/;
const FENCE = /^\s{0,3}```/;

/**
 * As much of Markdown as issues and our comments need, as safe HTML: paragraphs, headings, bullets and tasks, quotes,
 * fenced code. Everything else, HTML above all, is shown as it was written; HTML comments are not shown.
 */
export function renderMarkdown(markdown: string): string {
  const lines = dropComments(markdown).replaceAll("\r\n", "\n").trim().split("\n");
  const blocks: string[] = [];
  for (let at = 0; at < lines.length; ) {
    const end = findEnd(lines, at);
    blocks.push(renderBlock(lines.slice(at, end)));
    at = end;
  }
  return blocks.filter((block) => block !== "").join("\n");
}

const kindOf = (line: string): string => {
  if (line.trim() === "") return "empty";
  if (FENCE.test(line)) return "fence";
  if (HEADING.test(line)) return "heading";
  if (QUOTE.test(line)) return "quote";
  return BULLET.test(line) ? "bullet" : "text";
};

/** The line after the block that begins here. */
function findEnd(lines: readonly string[], start: number): number {
  const kind = kindOf(lines[start]!);
  if (kind === "heading") return start + 1;
  if (kind === "fence") {
    const close = lines.findIndex((line, at) => at > start && FENCE.test(line));
    return close < 0 ? lines.length : close + 1;
  }
  const next = lines.findIndex((line, at) => at > start && kindOf(line) !== kind);
  return next < 0 ? lines.length : next;
}

function renderBlock(lines: readonly string[]): string {
  switch (kindOf(lines[0]!)) {
    case "empty":
      return "";
    case "fence":
      return `<pre>${escapeHtml(lines.slice(1, FENCE.test(lines.at(-1)!) ? -1 : undefined).join("\n"))}</pre>`;
    case "heading":
      return `<h3>${renderInline(lines[0]!.replace(HEADING, ""))}</h3>`;
    case "quote":
      return `<blockquote>${renderInline(lines.map((line) => line.replace(QUOTE, "")).join("\n"))}</blockquote>`;
    case "bullet":
      return `<ul>${lines.map(renderBullet).join("")}</ul>`;
    default:
      return `<p>${renderInline(lines.join("\n"))}</p>`;
  }
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
