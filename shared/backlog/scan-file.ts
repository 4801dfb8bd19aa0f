import { CLOSE_BRACKET, COMMA, NEWLINE, OPEN_BRACE, OPEN_BRACKET, RETURN, SPACE, TAB } from "./ascii.ts";
import { BacklogError } from "./backlog-error.ts";
import { describeMisplaced, type Expecting } from "./describe-misplaced.ts";
import { EXPORT_HINT } from "./export-hint.ts";
import { parseRow } from "./parse-row.ts";
import type { RawRow } from "./raw-row.ts";
import { RowBytes } from "./row-bytes.ts";
import type { RowScan } from "./row-scan.ts";
import { BracketRow } from "./scan-bracket-row.ts";
import { LooseText } from "./scan-loose-text.ts";

interface OpenRow {
  readonly line: number;
  readonly scan: RowScan;
  readonly bytes: RowBytes;
  /** It stands where no row may: what was expected instead. */
  readonly insteadOf: Expecting | null;
}

/** Enough of a misplaced text to show what it is. */
const EXCERPT = 400;

/** Cuts a file into rows: of an array, or of JSON Lines. Holds one row at most. */
export class FileScanner {
  private expecting: Expecting = "start";
  private line = 1;
  /** Blanks at the start of the present line; `indenting` while nothing else was seen on it. */
  private indent = 0;
  private indenting = true;
  private open: OpenRow | null = null;
  private lastRowLine: number | null = null;

  /** The rows that end in this chunk; a `BacklogError` when the file cannot be read on. */
  *read(chunk: Uint8Array): Generator<RawRow> {
    let at = 0;
    while (at < chunk.length) {
      if (this.open === null) {
        at = this.findRow(chunk, at);
        continue;
      }
      const { scan, bytes } = this.open;
      const end = scan.scan(chunk, at);
      // What has to outlive the chunk is copied, so that its owner may use the memory again.
      bytes.add(scan.over ? chunk.subarray(at, end) : chunk.slice(at, end));
      at = end;
      if (scan.over) yield this.close(this.open);
    }
  }

  /** The last row of JSON Lines that has no end of its own; a `BacklogError` when the file is cut off or empty. */
  *end(): Generator<RawRow> {
    if (this.open !== null) {
      const row = this.close(this.open);
      if (this.expecting !== "line") throw cutOffInside(row);
      yield row;
    }
    if (this.expecting === "start") {
      throw new BacklogError({ line: 1, message: "The file is empty.", hint: EXPORT_HINT });
    }
    if (this.expecting !== "line" && this.expecting !== "nothing") throw this.cutOffBetween();
  }

  /** The index of the next row's first byte, then `open` is set; or the chunk's end. */
  private findRow(chunk: Uint8Array, from: number): number {
    for (let at = from; at < chunk.length; at++) {
      const byte = chunk[at]!;
      if (byte === NEWLINE) {
        this.line++;
        this.indent = 0;
        this.indenting = true;
      } else if (isBlank(byte)) {
        if (this.indenting) this.indent++;
      } else {
        this.indenting = false;
        this.take(byte);
        if (this.open !== null) return at;
      }
    }
    return chunk.length;
  }

  /** A byte between rows that is no blank: moves what is expected on, or opens a row. */
  private take(byte: number): void {
    const { expecting } = this;
    if (expecting === "start" && byte === OPEN_BRACKET) this.expecting = "first";
    else if (expecting === "start" && byte === OPEN_BRACE) this.openRow(byte, "line");
    else if (expecting === "line") this.openRow(byte, "line");
    else if (expecting === "separator" && byte === COMMA) this.expecting = "row";
    else if ((expecting === "separator" || expecting === "first") && byte === CLOSE_BRACKET) {
      this.expecting = "nothing";
    } else if ((expecting === "first" || expecting === "row") && byte !== COMMA && byte !== CLOSE_BRACKET) {
      this.openRow(byte, "separator");
    } else this.openMisplaced(expecting);
  }

  private openRow(byte: number, next: "line" | "separator"): void {
    const inArray = next === "separator";
    const bracketed = byte === OPEN_BRACE || byte === OPEN_BRACKET;
    const scan = bracketed ? new BracketRow(this.indent, inArray) : new LooseText(inArray);
    this.open = { line: this.line, scan, bytes: new RowBytes(), insteadOf: null };
    this.expecting = next;
  }

  private openMisplaced(expecting: Expecting): void {
    const scan = new LooseText(false, EXCERPT);
    this.open = { line: this.line, scan, bytes: new RowBytes(), insteadOf: expecting };
  }

  private close({ line, scan, bytes, insteadOf }: OpenRow): RawRow {
    const whole = bytes.join();
    // A comma at the end of a line stands at the end of all of them: said once, not for each.
    const misplaced = this.expecting === "line" && isComma(whole) ? "line" : insteadOf;
    if (misplaced !== null) {
      const text = new TextDecoder().decode(whole);
      throw new BacklogError({ line, ...describeMisplaced(misplaced, text) });
    }
    this.open = null;
    this.line += scan.newlines;
    this.lastRowLine = line;
    if (scan.cut) {
      this.indent = Math.max(0, scan.lineIndent);
      if (this.expecting === "separator") this.expecting = "first";
    }
    return { line, bytes: whole, tooLarge: bytes.tooLarge };
  }

  private cutOffBetween(): BacklogError {
    const after = this.lastRowLine === null ? "" : ` behind the row that begins in line ${this.lastRowLine}`;
    const message = `The file is cut off: its array is not closed${after}.`;
    return new BacklogError({ line: this.line, message, hint: CUT_OFF_HINT });
  }
}

const isBlank = (byte: number): boolean => byte === SPACE || byte === TAB || byte === RETURN;

/** A comma alone, but for the blanks behind it. */
function isComma(row: Uint8Array): boolean {
  return row[0] === COMMA && row.every((byte, at) => at === 0 || isBlank(byte));
}

const CUT_OFF_HINT = "The export may have stopped half-way, or a bracket is not closed: export it again.";

/** The file ended inside a row; an error before its end explains better why than the end itself does. */
function cutOffInside(row: RawRow): BacklogError {
  const message = `The file ends inside the row that begins in line ${row.line}`;
  const parsed = parseRow(row);
  if ("problem" in parsed && !parsed.problem.atEnd) {
    const { line, message: why, hint } = parsed.problem;
    return new BacklogError({ line, message: `${message}: ${why}`, hint });
  }
  return new BacklogError({ line: row.line, message: `${message}: it is cut off.`, hint: CUT_OFF_HINT });
}
