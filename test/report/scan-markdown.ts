export interface ScannedPage {
  /** What is markup, in its order: marks, tags, code as `code`, the ends of links as `](…)`. */
  readonly marks: readonly string[];
  /** What people see outside of code. */
  readonly text: string;
  readonly targets: readonly string[];
}

/** What may be markup, by CommonMark's order: an escape, code, a link's end, a tag, a mark; else plain text. */
const PIECE =
  /\\([!-/:-@[-`{-~])|(`+)(?!`)((?:(?!\2)[^\n])*?[^`\n])\2(?!`)|\]\(([^\s()]*)\)|(<[^>\n]*>)|(&#?\w+;)|([*_~|$`[\]<>]|!(?=\[))|([^\\`\]<&*_~|$[>!]+|[\s\S])/g;
/** A line that begins with one of these tags is HTML: no escape and no mark counts in it. */
const HTML_LINE = /^<\/?(?:details|summary)[\s>]/;
const HTML_PIECE = /(<[^>\n]*>)|(&#?\w+;)|([^<&]+|[\s\S])/g;
const LINE_START = /^(?:#{1,6} |- |\+ |> ?|\d+[.)] |-{3,}|={3,}|[ \t]+)+/;
const ENTITIES: Readonly<Record<string, string>> = {
  "&lt;": "<",
  "&gt;": ">",
  "&amp;": "&",
  "&quot;": '"',
  "&#39;": "'",
};

/** Reads a page as CommonMark does, as far as a report's pieces go; fenced blocks are left out. */
export function scanMarkdown(markdown: string): ScannedPage {
  const page = { marks: [] as string[], targets: [] as string[], text: "" };
  for (const line of markdown.replace(/^```[\s\S]*?^```$/gm, "```").split("\n")) {
    if (HTML_LINE.test(line)) scanHtml(line, page);
    else scanLine(line, page);
    page.marks.push("\n");
    page.text += "\n";
  }
  return page;
}

type GrowingPage = { marks: string[]; targets: string[]; text: string };

function scanHtml(line: string, page: GrowingPage): void {
  for (const [whole, tag, entity] of line.matchAll(HTML_PIECE)) {
    if (tag !== undefined) page.marks.push(tag);
    else page.text += entity === undefined ? whole : (ENTITIES[entity] ?? entity);
  }
}

function scanLine(line: string, page: GrowingPage): void {
  const start = LINE_START.exec(line)?.[0] ?? "";
  page.marks.push(start);
  for (const [whole, escaped, fence, , target, tag, entity, mark] of line
    .slice(start.length)
    .matchAll(PIECE)) {
    if (fence !== undefined) page.marks.push("code");
    else if (target !== undefined) {
      page.marks.push("](…)");
      page.targets.push(target);
    } else if (tag !== undefined || mark !== undefined) page.marks.push(whole);
    else page.text += escaped ?? (entity === undefined ? whole : (ENTITIES[entity] ?? entity));
  }
}
