/** A file's bytes, cut into pieces of these sizes in turn; the whole in one when there are none. */
export async function* toChunks(
  file: string | Uint8Array,
  sizes: readonly number[] = [],
): AsyncGenerator<Uint8Array> {
  const bytes = typeof file === "string" ? new TextEncoder().encode(file) : file;
  if (sizes.length === 0) yield bytes;
  else {
    for (let at = 0, turn = 0; at < bytes.length; turn++) {
      const size = sizes[turn % sizes.length]!;
      yield bytes.slice(at, at + size);
      at += size;
    }
  }
}
