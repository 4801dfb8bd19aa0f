export type LineKind = "blank" | "fence" | "quote" | "heading" | "definition" | "code" | "item" | "text";

const ITEM = /[ \t]*(?:[-*+]|\d{1,9}[.)])[ \t]+/y;
const FENCE = /(`{3,})[^`\n]*(?:\n|$)|(~{3,})/y;
const HEADING = /#{1,6}(?=[ \t\n]|$)/y;
const UNDERLINE = /(=+|-+)[ \t]*(?:\n|$)/y;
const DEFINITION =
  /\[(?!\^)[^\]\n[]{1,999}\]:[ \t]*(?:<[^<>\n]*>|[^\s<]\S*)(?:[ \t]+(?:"[^"\n]*"|'[^'\n]*'|\([^()\n]*\)))?[ \t]*(?:\n|$)/y;

const STARTS_BLOCK = new Set("#`~>[-*+0123456789=");

function matchAt(pattern: RegExp, text: string, at: number): RegExpExecArray | null {
  pattern.lastIndex = at;
  return pattern.exec(text);
}

interface Indent {
  /** Index of the line's first character that is no space or tab. */
  readonly at: number;
  /** Columns, a tab counts four. */
  readonly columns: number;
}

/**
 * Tells what each line of a Markdown body starts, as GitHub reads it: only the blocks that matter for what an author
 * says. Keeps the indentation of the list it is in, since a fence or quote may stand indented inside an item.
 */
export class LineReader {
  private readonly source: string;
  private listIndent = 0;
  private afterBlank = true;

  constructor(source: string) {
    this.source = source;
  }

  /** The index behind the line's newline. */
  endOf(at: number): number {
    const newline = this.source.indexOf("\n", at);
    return newline < 0 ? this.source.length : newline + 1;
  }

  /** What the line that starts at `at` is, when no paragraph is open before it. Moves the list's state on. */
  classify(at: number): LineKind {
    const indent = this.indentOf(at);
    const kind = this.kindOf(indent, false);
    if (kind !== "blank") {
      const item = indent.columns <= this.listIndent + 3 ? this.itemAt(indent.at) : 0;
      if (item > 0) this.listIndent = indent.columns + item;
      else if (this.afterBlank && indent.columns < this.listIndent) this.listIndent = 0;
    }
    this.afterBlank = kind === "blank";
    return kind;
  }

  /** The end of the running text that starts at `at`, and the rank that a line of `=` or `-` below gives it. */
  endOfParagraph(at: number): { end: number; underline: 0 | 1 | 2 } {
    let end = this.endOf(at);
    while (end < this.source.length) {
      const indent = this.indentOf(end);
      const underline = indent.columns <= 3 ? matchAt(UNDERLINE, this.source, indent.at) : null;
      if (underline) return { end, underline: underline[1]!.startsWith("=") ? 1 : 2 };
      if (this.kindOf(indent, true) !== "text") break;
      end = this.endOf(end);
    }
    return { end, underline: 0 };
  }

  /** Behind the line that closes the fence opened at `at`; the end of the body when none does. */
  endOfFence(at: number): number {
    const opening = matchAt(FENCE, this.source, this.behindMarkers(this.indentOf(at).at))!;
    const marks = (opening[1] ?? opening[2])!;
    const closing = new RegExp(`${marks[0]}{${marks.length},}[ \\t]*(?:\\n|$)`, "y");
    let next = this.endOf(at);
    while (next < this.source.length) {
      const indent = this.indentOf(next);
      next = this.endOf(next);
      if (indent.columns <= this.listIndent + 3 && matchAt(closing, this.source, indent.at)) return next;
    }
    return next;
  }

  private indentOf(at: number): Indent {
    let columns = 0;
    for (let i = at; ; i++) {
      const character = this.source[i];
      if (character === " ") columns += 1;
      else if (character === "\t") columns += 4;
      else return { at: i, columns };
    }
  }

  private kindOf(indent: Indent, inParagraph: boolean): LineKind {
    const { source } = this;
    const first = source[indent.at];
    if (first === undefined || first === "\n") return "blank";
    if (indent.columns > this.listIndent + 3) return inParagraph || this.listIndent > 0 ? "text" : "code";
    if (!STARTS_BLOCK.has(first)) return first.trim() === "" ? this.kindOfSpace(indent.at) : "text";
    if (first === "#" && matchAt(HEADING, source, indent.at)) return "heading";
    const inner = this.behindMarkers(indent.at);
    if (source[inner] === ">") return "quote";
    if (matchAt(FENCE, source, inner)) return "fence";
    if (inner > indent.at) return "item";
    return first === "[" && !inParagraph && matchAt(DEFINITION, source, indent.at) ? "definition" : "text";
  }

  /** A line may begin with other white space than blanks and tabs; it is blank only if nothing else follows. */
  private kindOfSpace(at: number): LineKind {
    return this.source.slice(at, this.endOf(at)).trim() === "" ? "blank" : "text";
  }

  /** The width of a list marker and the blanks behind it; 0 when there is none. */
  private itemAt(at: number): number {
    return matchAt(ITEM, this.source, at)?.[0].length ?? 0;
  }

  private behindMarkers(from: number): number {
    let at = from;
    for (let width = this.itemAt(at); width > 0; width = this.itemAt(at)) at += width;
    return at;
  }
}
