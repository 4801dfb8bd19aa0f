/**
 * 8 MiB. GitHub's longest body is 65,536 characters, so a row stays far below it even with a hundred comments of the
 * usual length; what is longer is no issue, or rows that hang together because of a missing bracket.
 */
export const LARGEST_ROW = 8 * 1024 * 1024;

/** The bytes of one row, which may come in several pieces; of a row that is too large only the beginning. */
export class RowBytes {
  private readonly pieces: Uint8Array[] = [];
  private kept = 0;
  private room = LARGEST_ROW;

  get tooLarge(): boolean {
    return this.room < 0;
  }

  add(piece: Uint8Array): void {
    const part = this.room < piece.length ? piece.subarray(0, Math.max(0, this.room)) : piece;
    this.room -= piece.length;
    if (part.length === 0) return;
    this.pieces.push(part);
    this.kept += part.length;
  }

  /** All of it in one; a row that came in one piece is not copied. */
  join(): Uint8Array {
    const [first] = this.pieces;
    if (first !== undefined && this.pieces.length === 1) return first;
    const whole = new Uint8Array(this.kept);
    let at = 0;
    for (const piece of this.pieces) {
      whole.set(piece, at);
      at += piece.length;
    }
    return whole;
  }
}
