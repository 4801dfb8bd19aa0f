/**
 * Whether two folded names differ only in dashes, spaces and the like, or by one typing mistake: a letter too many,
 * missing, wrong, or two swapped.
 */
export function isNearName(a: string, b: string): boolean {
  const bareA = bare(a);
  const bareB = bare(b);
  return bareA.length > bareB.length ? isOneTypo(bareB, bareA) : isOneTypo(bareA, bareB);
}

/** Its letters: an astral one is one. */
const bare = (name: string): readonly string[] => Array.from(name.replace(/[\s\-_./:]+/g, ""));

function isOneTypo(shorter: readonly string[], longer: readonly string[]): boolean {
  let from = 0;
  while (from < shorter.length && shorter[from] === longer[from]) from++;
  const sameFrom = (a: number, b: number): boolean => shorter.slice(a).join("") === longer.slice(b).join("");
  if (longer.length === shorter.length + 1) return sameFrom(from, from + 1);
  if (longer.length !== shorter.length) return false;
  const isSwap = shorter[from] === longer[from + 1] && shorter[from + 1] === longer[from];
  return sameFrom(from + 1, from + 1) || (isSwap && sameFrom(from + 2, from + 2));
}
