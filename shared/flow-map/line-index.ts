import type { Span } from "../domain/diagnostic.ts";

/** Where the lines of a text start, to say in which line and column an offset is. */
export class LineIndex {
  private readonly starts: number[] = [0];
  private readonly length: number;

  constructor(text: string) {
    this.length = text.length;
    for (let at = text.indexOf("\n"); at >= 0; at = text.indexOf("\n", at + 1)) this.starts.push(at + 1);
  }

  /** Offsets beyond the text count as its end. */
  spanOf(from: number, to: number): Span {
    const start = this.placeOf(Math.min(from, this.length));
    const end = this.placeOf(Math.min(Math.max(from, to), this.length));
    return { ...start, endLine: end.line, endColumn: end.column };
  }

  private placeOf(offset: number): { line: number; column: number } {
    let low = 0;
    let high = this.starts.length;
    while (high - low > 1) {
      const middle = (low + high) >> 1;
      if (this.starts[middle]! <= offset) low = middle;
      else high = middle;
    }
    return { line: low + 1, column: offset - this.starts[low]! + 1 };
  }
}
