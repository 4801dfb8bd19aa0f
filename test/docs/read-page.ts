import { readFileSync } from "node:fs";
import { join } from "node:path";
import { PROJECT_ROOT } from "../files/project-root.ts";

export interface CodeBlock {
  readonly language: string;
  readonly code: string;
  /** Line of the opening fence. */
  readonly line: number;
}

export interface Link {
  readonly target: string;
  readonly line: number;
}

/** A page of documentation, and what tests look at in it. */
export interface Page {
  /** Relative to the project, with `/`. */
  readonly path: string;
  readonly text: string;
  readonly blocks: readonly CodeBlock[];
  /** Links outside of code. */
  readonly links: readonly Link[];
  /** What a link behind `#` can name: headings as GitHub writes them. */
  readonly anchors: readonly string[];
}

const FENCE = /^( *)```(\w*)$/;

/** Reads our own pages, whose fences are all made of three backticks; a fence that stays open is an error. */
export function parsePage(path: string, text: string): Page {
  const blocks: CodeBlock[] = [];
  const links: Link[] = [];
  const anchors: string[] = [];
  let open: { language: string; indent: number; line: number; lines: string[] } | null = null;
  for (const [index, content] of text.split("\n").entries()) {
    const line = index + 1;
    const fence = FENCE.exec(content);
    if (open === null) {
      if (fence !== null) open = { language: fence[2]!, indent: fence[1]!.length, line, lines: [] };
      else {
        const prose = content.replace(/`[^`]*`/g, "");
        for (const match of prose.matchAll(/\]\(([^)\s]+)\)/g)) links.push({ target: match[1]!, line });
        const heading = /^#+ (.*)$/.exec(content)?.[1];
        if (heading !== undefined) anchors.push(toAnchor(heading));
      }
    } else if (fence !== null && fence[2] === "") {
      blocks.push({ language: open.language, code: `${open.lines.join("\n")}\n`, line: open.line });
      open = null;
    } else open.lines.push(content.slice(open.indent));
  }
  if (open !== null) throw new Error(`${path}:${open.line}: this fence is never closed`);
  return { path, text, blocks, links, anchors };
}

export function readPage(path: string): Page {
  return parsePage(path, readFileSync(join(PROJECT_ROOT, path), "utf8"));
}

function toAnchor(heading: string): string {
  return heading
    .toLowerCase()
    .replace(/[^\p{L}\p{N}\- _]/gu, "")
    .replace(/ /g, "-");
}

/** The code of the page's first block in a language; an error when it has none. */
export function findBlock({ path, blocks }: Page, language: string): string {
  const block = blocks.find((one) => one.language === language);
  if (block === undefined) throw new Error(`${path} has no block in ${language}`);
  return block.code;
}
