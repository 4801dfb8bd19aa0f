import { BACKSLASH, CLOSE_BRACKET, COMMA, NEWLINE, QUOTE } from "./ascii.ts";
import type { RowScan } from "./row-scan.ts";

/** What stands where a row should and opens no bracket: up to the line's end, or in an array up to `,` or `]`. */
export class LooseText implements RowScan {
  over = false;
  readonly cut = false;
  readonly newlines = 0;
  readonly lineIndent = -1;
  private readonly inArray: boolean;
  private room: number;
  private inText = false;
  private escaped = false;

  /** @param most stop after so many bytes */
  constructor(inArray: boolean, most = Number.POSITIVE_INFINITY) {
    this.inArray = inArray;
    this.room = most;
  }

  scan(bytes: Uint8Array, from: number): number {
    for (let at = from; at < bytes.length; at++) {
      if (this.room-- <= 0 || this.endsAt(bytes[at]!)) {
        this.over = true;
        return at;
      }
    }
    return bytes.length;
  }

  private endsAt(byte: number): boolean {
    if (byte === NEWLINE) return true;
    if (!this.inArray) return false;
    if (!this.inText && (byte === COMMA || byte === CLOSE_BRACKET)) return true;
    if (byte === QUOTE && !this.escaped) this.inText = !this.inText;
    this.escaped = this.inText && byte === BACKSLASH && !this.escaped;
    return false;
  }
}
