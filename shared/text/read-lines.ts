/**
 * - `plain`: kept as written: code indented by four, a rule, an empty list item
 * - `comment`: starts with an HTML comment
 * - `html`: running text that starts with an HTML tag, so that no underline makes it a heading
 */
export type LineKind =
  | "blank"
  | "comment"
  | "definition"
  | "fence"
  | "heading"
  | "html"
  | "plain"
  | "quote"
  | "text";

export interface Line {
  readonly kind: LineKind;
  /** Index of what stands behind the indentation and the list markers. */
  readonly contentAt: number;
  /** Whether the line starts a list item. */
  readonly item: boolean;
}

export interface Paragraph {
  /** Index behind the paragraph's last line. */
  readonly end: number;
  /** The rank that a line of `=` or `-` below gives it as a heading; 0 without one. */
  readonly underline: 0 | 1 | 2;
}

const MARKER = /(?:[-*+]|(\d{1,9})[.)])(?=[ \t\n]|$)/y;
const RULE = /(?:(?:\*[ \t]*){3,}|(?:-[ \t]*){3,}|(?:_[ \t]*){3,})(?:\n|$)/y;
const FENCE = /(`{3,})[^`\n]*(?:\n|$)|(~{3,})/y;
const HEADING = /#{1,6}(?=[ \t\n]|$)/y;
const UNDERLINE = /(=+|-+)[ \t]*(?:\n|$)/y;
const TAG = /<\/?[A-Za-z][A-Za-z0-9-]*(?=[\s>]|\/>|$)/y;
/** A link definition in one line. Its label is not blank; one that starts with `^` is a footnote's, which is shown. */
const DEFINITION_SOURCE = String.raw`\[(?!\^|\s*\])((?:[^\[\]\\\n]|\\.){1,999})\]:[ \t]*(?:<[^<>\n]*>|[^\s<]\S*)(?:[ \t]+(?:"[^"\n]*"|'[^'\n]*'|\([^()\n]*\)))?[ \t]*(?:\n|$)`;
const DEFINITION = new RegExp(DEFINITION_SOURCE, "y");
const ANY_DEFINITION = new RegExp(String.raw`^[-*+>\d.) \t]*${DEFINITION_SOURCE}`, "gm");

/** What a line's block may start with; running text mostly does not, and needs no further look. */
const startsBlock = new Uint8Array(0x80);
for (const character of "#>`~<[-*_+0123456789") startsBlock[character.charCodeAt(0)] = 1;

function matchAt(pattern: RegExp, text: string, at: number): RegExpExecArray | null {
  pattern.lastIndex = at;
  return pattern.exec(text);
}

/** The labels of all link definitions in a body, as written; those in code too, which do no harm. */
export function findDefinitionLabels(source: string): string[] {
  return source.includes("]:") ? Array.from(source.matchAll(ANY_DEFINITION), (match) => match[1]!) : [];
}

/** A place in a line; the column counts from 0, and a tab goes on to the next multiple of four. */
interface Place {
  readonly at: number;
  readonly column: number;
}

/**
 * Tells what each line of a Markdown body starts, as GitHub reads it: only the blocks that matter for what an author
 * says. Keeps the columns of the list items it is in, since a fence or quote may stand indented inside an item.
 */
export class LineReader {
  private readonly source: string;
  /** The columns at which the text of the open list items starts, the outermost first; each more than the last. */
  private readonly items: number[] = [];

  constructor(source: string) {
    this.source = source;
  }

  /** The index behind the line's newline. */
  endOf(at: number): number {
    const newline = this.source.indexOf("\n", at);
    return newline < 0 ? this.source.length : newline + 1;
  }

  /** What the line that starts at `at` is, when no paragraph is open before it. Moves the list's state on. */
  read(at: number): Line {
    let place = this.skipBlanks({ at, column: 0 });
    if (this.isEnd(place.at)) return { kind: "blank", contentAt: place.at, item: false };
    while ((this.items.at(-1) ?? 0) > place.column) this.items.pop();
    if (this.isText(place)) return { kind: "text", contentAt: place.at, item: false };
    if (this.indentOf(place) <= 3 && matchAt(RULE, this.source, place.at)) {
      return { kind: "plain", contentAt: place.at, item: false };
    }
    let item = false;
    for (let marker = this.markerAt(place); marker !== null; marker = this.markerAt(place)) {
      place = this.openItem(place, marker[0].length);
      item = true;
    }
    const isPlain = this.indentOf(place) > 3 || this.isEnd(place.at);
    return { kind: isPlain ? "plain" : this.kindOf(place.at, false), contentAt: place.at, item };
  }

  /**
   * The paragraph whose first line starts at `at`.
   *
   * @param canBeHeading whether a line of `=` or `-` below makes it a heading
   */
  readParagraph(at: number, canBeHeading: boolean): Paragraph {
    let end = this.endOf(at);
    while (end < this.source.length) {
      const place = this.skipBlanks({ at: end, column: 0 });
      if (this.isEnd(place.at)) break;
      const depth = this.depthOf(place.column);
      // Anything that is indented this far, or that starts nothing, carries the paragraph on.
      if (place.column - (this.items[depth - 1] ?? 0) <= 3) {
        const isInside = depth === this.items.length;
        const underline = canBeHeading && isInside ? matchAt(UNDERLINE, this.source, place.at) : null;
        if (underline) return { end, underline: underline[1]!.startsWith("=") ? 1 : 2 };
        if (this.interrupts(place.at, isInside)) break;
      }
      end = this.endOf(end);
    }
    return { end, underline: 0 };
  }

  /**
   * Behind the line that closes the fence opened at `at`; the end of the body when none does. A closing line may
   * stand further left than its list item: that ends the item, but is what the author meant.
   */
  endOfFence(at: number): number {
    const opening = matchAt(FENCE, this.source, at)!;
    const marks = (opening[1] ?? opening[2])!;
    const closing = new RegExp(`${marks[0]}{${marks.length},}[ \\t]*(?:\\n|$)`, "y");
    let next = this.endOf(at);
    while (next < this.source.length) {
      const place = this.skipBlanks({ at: next, column: 0 });
      next = this.endOf(next);
      if (this.indentOf(place) <= 3 && matchAt(closing, this.source, place.at)) return next;
    }
    return next;
  }

  private skipBlanks({ at, column }: Place): Place {
    let to = at;
    let columns = column;
    for (; ; to++) {
      const unit = this.source.charCodeAt(to);
      if (unit === 0x20) columns += 1;
      else if (unit === 0x09) columns += 4 - (columns % 4);
      else return { at: to, column: columns };
    }
  }

  private isEnd(at: number): boolean {
    return at >= this.source.length || this.source[at] === "\n";
  }

  /** Columns from where the text of the innermost open item starts. */
  private indentOf({ column }: Place): number {
    return column - (this.items.at(-1) ?? 0);
  }

  private markerAt(place: Place): RegExpExecArray | null {
    return this.indentOf(place) > 3 ? null : matchAt(MARKER, this.source, place.at);
  }

  private openItem(marker: Place, width: number): Place {
    const behind = { at: marker.at + width, column: marker.column + width };
    const content = this.skipBlanks(behind);
    // With more than four blanks, the item holds indented code.
    const isFar = this.isEnd(content.at) || content.column - behind.column > 4;
    this.items.push(isFar ? behind.column + 1 : content.column);
    return content;
  }

  /** How many of the open items a line indented this far stands in. Costs no more than the line's indentation. */
  private depthOf(column: number): number {
    let depth = 0;
    while (depth < this.items.length && this.items[depth]! <= column) depth++;
    return depth;
  }

  private isText(place: Place): boolean {
    return startsBlock[this.source.charCodeAt(place.at)] !== 1 && this.indentOf(place) <= 3;
  }

  private interrupts(at: number, isInside: boolean): boolean {
    if (startsBlock[this.source.charCodeAt(at)] !== 1) return false;
    if (matchAt(RULE, this.source, at)) return true;
    const marker = matchAt(MARKER, this.source, at);
    if (marker) {
      // "... in the year\n2020. It" stays running text: only a list's next item may be empty or start elsewhere.
      const starts = !this.isEnd(this.skipBlanks({ at: at + marker[0].length, column: 0 }).at);
      return !isInside || (starts && Number(marker[1] ?? 1) === 1);
    }
    const kind = this.kindOf(at, true);
    return kind !== "text" && kind !== "html";
  }

  private kindOf(at: number, inParagraph: boolean): LineKind {
    const { source } = this;
    switch (source[at]) {
      case "#":
        return matchAt(HEADING, source, at) ? "heading" : "text";
      case ">":
        return "quote";
      case "`":
      case "~":
        return matchAt(FENCE, source, at) ? "fence" : "text";
      case "<":
        if (source.startsWith("<!--", at)) return "comment";
        return matchAt(TAG, source, at) ? "html" : "text";
      case "[":
        return !inParagraph && matchAt(DEFINITION, source, at) ? "definition" : "text";
      default:
        return "text";
    }
  }
}
