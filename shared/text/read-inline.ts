import { LinkTailReader } from "./read-link-tail.ts";

const BACKSLASH = 0x5c;
const BACKTICK = 0x60;
const LESS = 0x3c;
const BANG = 0x21;
const OPEN = 0x5b;
const SPECIAL = /[\\`<![\]]/g;

const AUTOLINK = /<[A-Za-z][A-Za-z0-9+.-]{1,31}:[^\s<>]*>|<[\w.!#$%&'*+/=?^`{|}~-]+@[\w.-]+>/y;
/** A quoted `>` does not end the tag. No `<`, not even a quoted one, so that a wall of them is read once. */
const IMAGE_TAG = /<img\b(?:[^<>"']|"[^"<]*"|'[^'<]*')*>/iy;
const PUNCTUATION = /[!-/:-@[-`{-~]/;

/** CommonMark allows at most 999 characters in a link label. */
const LONGEST_LABEL = 999;

export interface InlineResult {
  /** What a reader sees, with a space where something was taken out. */
  readonly text: string;
  /** Where reading stopped: the end of the lines given, or the end of a comment that runs past them. */
  readonly end: number;
}

/**
 * Reads the running text of one paragraph, heading or list item: takes out inline code, HTML comments, images,
 * link targets and `<autolinks>`; whichever opens first wins. Linear in the text.
 */
export class InlineReader {
  private readonly source: string;
  private readonly to: number;
  private readonly definitions: ReadonlySet<string>;
  private readonly onComment: (from: number, to: number) => void;
  private readonly pieces: string[] = [];
  /** The open brackets: the piece that holds each, and where its text starts, negative for an image. */
  private readonly bracketPieces: number[] = [];
  private readonly bracketStarts: number[] = [];
  /** Brackets below this depth hold a link already, so they cannot be links themselves. */
  private spent = 0;
  private runs: Map<number, number[]> | null = null;
  private tails: LinkTailReader | null = null;

  /**
   * @param definitions folded labels of the link definitions in the body
   * @param onComment told of each HTML comment's place
   */
  constructor(
    source: string,
    to: number,
    definitions: ReadonlySet<string>,
    onComment: (from: number, to: number) => void,
  ) {
    this.source = source;
    this.to = to;
    this.definitions = definitions;
    this.onComment = onComment;
  }

  read(from: number): InlineResult {
    let at = from;
    for (let next = this.nextSpecial(at); next < this.to; next = this.nextSpecial(at)) {
      if (next > at) this.pieces.push(this.source.slice(at, next));
      at = this.readSpecial(this.source.charCodeAt(next), next);
    }
    if (at < this.to) this.pieces.push(this.source.slice(at, this.to));
    return { text: this.pieces.join(""), end: Math.max(at, this.to) };
  }

  private nextSpecial(from: number): number {
    SPECIAL.lastIndex = from;
    return SPECIAL.test(this.source) ? SPECIAL.lastIndex - 1 : this.source.length;
  }

  private readSpecial(unit: number, at: number): number {
    switch (unit) {
      case BACKSLASH:
        return this.keep(at, PUNCTUATION.test(this.source[at + 1] ?? "") ? 2 : 1);
      case BACKTICK:
        return this.readCode(at);
      case LESS:
        return this.readAngle(at);
      case BANG:
        return this.source.charCodeAt(at + 1) === OPEN ? this.open(at, true) : this.keep(at, 1);
      case OPEN:
        return this.open(at, false);
      default:
        return this.close(at);
    }
  }

  private keep(at: number, length: number): number {
    const end = Math.min(at + length, this.to);
    this.pieces.push(this.source.slice(at, end));
    return end;
  }

  private takeOut(end: number): number {
    this.pieces.push(" ");
    return end;
  }

  private readCode(at: number): number {
    let end = at;
    while (end < this.to && this.source[end] === "`") end++;
    const length = end - at;
    this.runs ??= this.findRuns(at);
    const starts = this.runs.get(length) ?? [];
    // Kept as a stack with the nearest on top: a run that is passed is never asked for again.
    while (starts.length > 0 && starts[starts.length - 1]! < end) starts.pop();
    const closing = starts.pop();
    return closing === undefined ? this.keep(at, length) : this.takeOut(closing + length);
  }

  private findRuns(from: number): Map<number, number[]> {
    const runs = new Map<number, number[]>();
    for (let at = this.source.indexOf("`", from); at >= 0 && at < this.to; ) {
      let end = at;
      while (end < this.to && this.source[end] === "`") end++;
      const starts = runs.get(end - at);
      if (starts === undefined) runs.set(end - at, [at]);
      else starts.push(at);
      at = this.source.indexOf("`", end);
    }
    for (const starts of runs.values()) starts.reverse();
    return runs;
  }

  private readAngle(at: number): number {
    if (this.source.startsWith("<!--", at)) {
      const close = this.source.indexOf("-->", at + 2);
      const end = close < 0 ? this.source.length : close + 3;
      this.onComment(at, end);
      return this.takeOut(end);
    }
    for (const pattern of [AUTOLINK, IMAGE_TAG]) {
      pattern.lastIndex = at;
      if (pattern.test(this.source) && pattern.lastIndex <= this.to) return this.takeOut(pattern.lastIndex);
    }
    return this.keep(at, 1);
  }

  private open(at: number, image: boolean): number {
    const from = at + (image ? 2 : 1);
    this.bracketPieces.push(this.pieces.length);
    this.bracketStarts.push(image ? -from : from);
    this.pieces.push(image ? "![" : "[");
    return from;
  }

  private close(at: number): number {
    const piece = this.bracketPieces.pop();
    const start = this.bracketStarts.pop();
    if (piece === undefined || start === undefined) return this.keep(at, 1);
    const depth = this.bracketPieces.length;
    const isImage = start < 0;
    const holdsLink = !isImage && depth < this.spent;
    this.spent = Math.min(this.spent, depth);
    const end = holdsLink ? -1 : this.endOfLink(at, Math.abs(start));
    if (end < 0) return this.keep(at, 1);
    if (isImage) this.pieces.length = piece;
    else {
      this.pieces[piece] = "";
      this.spent = depth;
    }
    return this.takeOut(end);
  }

  /** Behind `(target)` or `[label]`; behind the bracket for `[label]` alone; -1 when it is no link. */
  private endOfLink(at: number, textFrom: number): number {
    const next = at + 1 < this.to ? this.source.charCodeAt(at + 1) : 0;
    if (next === 0x28) {
      this.tails ??= new LinkTailReader(this.source, at, this.to);
      const end = this.tails.read(at + 1);
      if (end >= 0) return end;
    }
    if (this.definitions.size === 0) return -1;
    if (next === OPEN) {
      const close = this.source.slice(at + 2, Math.min(at + 3 + LONGEST_LABEL, this.to)).indexOf("]");
      if (close === 0) return this.isDefined(textFrom, at) ? at + 3 : -1;
      if (close > 0 && this.isDefined(at + 2, at + 2 + close)) return at + 3 + close;
    }
    return this.isDefined(textFrom, at) ? at + 1 : -1;
  }

  private isDefined(from: number, to: number): boolean {
    if (to - from > LONGEST_LABEL) return false;
    const label = this.source.slice(from, to);
    // A label holds no bracket; asked first, since deeply nested brackets would each be normalized with all inside.
    return !label.includes("[") && this.definitions.has(normalizeLinkLabel(label));
  }
}

/** Link labels are matched ignoring case and runs of white space. */
export function normalizeLinkLabel(label: string): string {
  return label.trim().replace(/\s+/g, " ").toLowerCase();
}
