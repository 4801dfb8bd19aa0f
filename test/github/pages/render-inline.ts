import { escapeHtml } from "./escape-html.ts";

/** Farther than this nobody looks for the end of a bold text: no text of a stranger takes long. */
const FARTHEST = 2_000;

interface Piece {
  readonly html: string;
  /** Where the text goes on. */
  readonly end: number;
}

/** One paragraph's Markdown as safe HTML: code, bold, emphasis, links to the web, escapes, lines, plain tags. */
export function renderInline(text: string): string {
  let html = "";
  let at = 0;
  while (at < text.length) {
    const piece =
      readEscape(text, at) ??
      readCode(text, at) ??
      readStrong(text, at) ??
      readLink(text, at) ??
      readTag(text, at);
    html += piece?.html ?? renderCharacter(text[at]!);
    at = piece?.end ?? at + 1;
  }
  return html;
}

const renderCharacter = (character: string): string => (character === "\n" ? "<br>" : escapeHtml(character));

/** `\*` is a star; an entity is shown as what it stands for. */
function readEscape(text: string, at: number): Piece | null {
  if (text[at] === "\\" && /[!-/:-@[-`{-~]/.test(text[at + 1] ?? ""))
    return { html: escapeHtml(text[at + 1]!), end: at + 2 };
  const entity = text[at] === "&" ? /^&(?:#\d{1,6}|[a-z]{2,8});/.exec(text.slice(at, at + 12)) : null;
  return entity && { html: entity[0], end: at + entity[0].length };
}

function readCode(text: string, at: number): Piece | null {
  if (text[at] !== "`") return null;
  const fence = /^`+/.exec(text.slice(at, at + FARTHEST))![0];
  const start = at + fence.length;
  const end = findNear(text, fence, start);
  if (end < 0) return { html: fence, end: start };
  return { html: `<code>${escapeHtml(text.slice(start, end).trim())}</code>`, end: end + fence.length };
}

function readStrong(text: string, at: number): Piece | null {
  if (text[at] !== "*") return null;
  const mark = text[at + 1] === "*" ? "**" : "*";
  const start = at + mark.length;
  const end = findNear(text, mark, start);
  if (end <= start || /\s/.test(text[start]!)) return { html: mark, end: start };
  const tag = mark === "**" ? "strong" : "em";
  return { html: `<${tag}>${renderInline(text.slice(start, end))}</${tag}>`, end: end + mark.length };
}

/** Only to http and https. */
function readLink(text: string, at: number): Piece | null {
  if (text[at] !== "[") return null;
  const middle = findNear(text, "](", at);
  const end = middle < 0 ? -1 : findNear(text, ")", middle);
  const href = text.slice(middle + 2, end);
  if (end < 0 || !/^https?:\/\/[^\s"<>]+$/.test(href)) return null;
  const shown = renderInline(text.slice(at + 1, middle));
  return { html: `<a href="${escapeHtml(href)}" rel="nofollow">${shown}</a>`, end: end + 1 };
}

/** `<br>`, and tags that do no more than change how their text looks. */
function readTag(text: string, at: number): Piece | null {
  if (text[at] !== "<") return null;
  const [mark, name] = /^<(br|b|strong|i|em|sub|sup|code|kbd)\s*\/?>/.exec(text.slice(at, at + 12)) ?? [];
  if (mark === undefined) return null;
  const start = at + mark.length;
  if (name === "br") return { html: "<br>", end: start };
  const close = `</${name}>`;
  const end = findNear(text, close, start);
  if (end < 0) return null;
  const inner = renderInline(text.slice(start, end));
  return { html: `<${name}>${inner}</${name}>`, end: end + close.length };
}

function findNear(text: string, mark: string, from: number): number {
  const found = text.slice(from, from + FARTHEST).indexOf(mark);
  return found < 0 ? -1 : from + found;
}
