/** Finds where one row ends, chunk by chunk. */
export interface RowScan {
  /**
   * Reads on at `from`, which is the row's first byte or the first of a later chunk. The index behind what belongs to
   * the row; unless the row is `over` that is the chunk's end.
   */
  scan(bytes: Uint8Array, from: number): number;
  readonly over: boolean;
  /** The row was left before its end, since what follows can only be the next row or the array's end. */
  readonly cut: boolean;
  /** Line breaks read so far. */
  readonly newlines: number;
  /** Blanks at the start of the last line, where that is what was read last. */
  readonly lineIndent: number;
}
