const SHORTEST = 8;
const LONGEST = 36;

/** As many first characters of each id as tell it from all others; 8 at least. In the same order. */
export function shortenIds(ids: readonly string[]): string[] {
  let length = SHORTEST;
  while (length < LONGEST && new Set(ids.map((id) => id.slice(0, length))).size < ids.length) length += 4;
  return ids.map((id) => id.slice(0, length));
}
