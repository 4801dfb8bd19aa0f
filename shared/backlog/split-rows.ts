import { BacklogError } from "./backlog-error.ts";
import { findForeignFormat, SIGNATURE_LENGTH } from "./find-foreign-format.ts";
import type { RawRow } from "./raw-row.ts";
import { FileScanner } from "./scan-file.ts";

/**
 * The rows of a backlog file in their order: the values of a JSON array, or the objects of JSON Lines (pretty-printed
 * ones too). The first byte that is no blank tells which. Reads bytes, linear in their number, and never holds more
 * than one row (at most `LARGEST_ROW` of it) and a chunk. A row is used before the next one is asked for.
 *
 * @param chunks the file's bytes, cut anywhere
 * @throws BacklogError when the file is empty, cut off, no such file at all, or wrong between its rows
 */
export async function* splitRows(chunks: AsyncIterable<Uint8Array>): AsyncGenerator<RawRow> {
  const scanner = new FileScanner();
  // Not `yield*`: that waits several turns for each row.
  for await (const chunk of checkHead(chunks)) for (const row of scanner.read(chunk)) yield row;
  for (const row of scanner.end()) yield row;
}

/** The same bytes without a byte order mark, once their beginning was long enough to be known. */
async function* checkHead(chunks: AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array> {
  let head: Uint8Array | null = new Uint8Array();
  for await (const chunk of chunks) {
    if (head === null) yield chunk;
    else {
      head = join(head, chunk);
      if (head.length < SIGNATURE_LENGTH) continue;
      yield withoutMark(head);
      head = null;
    }
  }
  if (head !== null) yield withoutMark(head);
}

function join(a: Uint8Array, b: Uint8Array): Uint8Array {
  if (a.length === 0) return b;
  const whole = new Uint8Array(a.length + b.length);
  whole.set(a);
  whole.set(b, a.length);
  return whole;
}

function withoutMark(head: Uint8Array): Uint8Array {
  const foreign = findForeignFormat(head);
  if (foreign !== null) throw new BacklogError({ line: 1, ...foreign });
  return head[0] === 0xef && head[1] === 0xbb && head[2] === 0xbf ? head.subarray(3) : head;
}
