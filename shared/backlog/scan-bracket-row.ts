import {
  BACKSLASH,
  CLOSE_BRACE,
  CLOSE_BRACKET,
  COLON,
  COMMA,
  NEWLINE,
  OPEN_BRACE,
  OPEN_BRACKET,
  QUOTE,
  RETURN,
  SPACE,
  TAB,
} from "./ascii.ts";
import type { RowScan } from "./row-scan.ts";

/** A row of GitHub's nests four deep. What nests deeper is counted, but its brackets are not compared. */
const DEEPEST_COMPARED = 64;

/** An opening bracket and its closing one are two apart in ASCII. */
const openingOf = (closing: number): number => closing - 2;

/**
 * A row that opens with `{` or `[`. In valid JSON it ends where its first bracket is closed, wherever line breaks
 * stand. A broken row must not swallow those behind it, so what valid JSON cannot hold ends something:
 *
 * - a raw line break ends a text;
 * - a closing bracket of the wrong kind also closes what was left open inside;
 * - a `]` that nothing in the row opened is the end of the array around it;
 * - a `{` that begins a line, no deeper than the row, where no value can stand, begins the next row.
 */
export class BracketRow implements RowScan {
  over = false;
  cut = false;
  newlines = 0;
  lineIndent = -1;
  private readonly rowIndent: number;
  private readonly inArray: boolean;
  private readonly brackets = new Uint8Array(DEEPEST_COMPARED);
  private depth = 0;
  private inText = false;
  private escaped = false;
  private mayHoldValue = true;

  /** @param rowIndent blanks at the start of the row's first line */
  constructor(rowIndent: number, inArray: boolean) {
    this.rowIndent = rowIndent;
    this.inArray = inArray;
  }

  scan(bytes: Uint8Array, from: number): number {
    let at = from;
    while (at < bytes.length && !this.over) {
      at = this.inText ? this.scanText(bytes, at) : this.scanStructure(bytes, at);
    }
    return at;
  }

  /** To behind the text's closing quote; at a raw line break the text is given up. */
  private scanText(bytes: Uint8Array, from: number): number {
    let at = from;
    if (this.escaped && bytes[at] !== NEWLINE) at++;
    this.escaped = false;
    while (at < bytes.length) {
      const byte = bytes[at]!;
      if (byte === QUOTE || byte === NEWLINE) {
        this.inText = false;
        return byte === QUOTE ? at + 1 : at;
      }
      at++;
      if (byte !== BACKSLASH) continue;
      if (at === bytes.length) this.escaped = true;
      else if (bytes[at] !== NEWLINE) at++;
    }
    return at;
  }

  /** To behind the next opening quote, or to the row's end. */
  private scanStructure(bytes: Uint8Array, from: number): number {
    for (let at = from; at < bytes.length; at++) {
      const byte = bytes[at]!;
      switch (byte) {
        case SPACE:
        case TAB:
        case RETURN:
          if (this.lineIndent >= 0) this.lineIndent++;
          continue;
        case NEWLINE:
          this.newlines++;
          this.lineIndent = 0;
          continue;
        case OPEN_BRACE:
        case OPEN_BRACKET:
          if (byte === OPEN_BRACE && this.beginsNextRow()) return this.leave(at);
          this.open(byte);
          break;
        case CLOSE_BRACE:
        case CLOSE_BRACKET:
          if (this.isArrayEnd(byte)) return this.leave(at);
          this.close(byte);
          if (this.over) return at + 1;
          break;
        case QUOTE:
          this.inText = true;
          this.mayHoldValue = false;
          this.lineIndent = -1;
          return at + 1;
        default:
          this.mayHoldValue = byte === COLON || (byte === COMMA && this.innermost() !== OPEN_BRACE);
      }
      this.lineIndent = -1;
    }
    return bytes.length;
  }

  private leave(at: number): number {
    this.over = this.cut = true;
    return at;
  }

  private innermost(): number | null {
    return this.depth > DEEPEST_COMPARED ? null : this.brackets[this.depth - 1]!;
  }

  private beginsNextRow(): boolean {
    return !this.mayHoldValue && this.lineIndent >= 0 && this.lineIndent <= this.rowIndent;
  }

  private open(bracket: number): void {
    if (this.depth < DEEPEST_COMPARED) this.brackets[this.depth] = bracket;
    this.depth++;
    this.mayHoldValue = bracket === OPEN_BRACKET;
  }

  private close(bracket: number): void {
    this.mayHoldValue = false;
    const depth = this.depthOf(bracket);
    if (depth === 0) return;
    this.depth = depth - 1;
    this.over = this.depth === 0;
  }

  private isArrayEnd(bracket: number): boolean {
    return bracket === CLOSE_BRACKET && this.inArray && this.depthOf(bracket) === 0;
  }

  /** The depth of the innermost bracket that this one closes; 0 = none. */
  private depthOf(closing: number): number {
    let depth = this.depth;
    if (depth > DEEPEST_COMPARED) return depth;
    while (depth > 0 && this.brackets[depth - 1] !== openingOf(closing)) depth--;
    return depth;
  }
}
