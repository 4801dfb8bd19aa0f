/** One row as it stands in the file. */
export interface RawRow {
  /** The line on which it begins; counts from 1. */
  readonly line: number;
  /** UTF-8, not yet checked. May be a part of the chunk it came in: read it before the next chunk is asked for. */
  readonly bytes: Uint8Array;
  /** Then `bytes` is only its beginning. */
  readonly tooLarge: boolean;
}
