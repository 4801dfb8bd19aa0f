/**
 * Whether two folded names differ only in dashes, spaces and the like, or by one typing mistake: a letter too many,
 * missing, wrong, or two swapped.
 */
export function isNearName(a: string, b: string): boolean {
  const bareA = bare(a);
  const bareB = bare(b);
  return bareA === bareB || isOneTypo(bareA, bareB);
}

const bare = (name: string): string => name.replace(/[\s\-_./:]+/g, "");

function isOneTypo(a: string, b: string): boolean {
  if (a.length > b.length) return isOneTypo(b, a);
  let from = 0;
  while (from < a.length && a[from] === b[from]) from++;
  if (b.length === a.length + 1) return a.slice(from) === b.slice(from + 1);
  if (a.length !== b.length) return false;
  if (a.slice(from + 1) === b.slice(from + 1)) return true;
  return a[from] === b[from + 1] && a[from + 1] === b[from] && a.slice(from + 2) === b.slice(from + 2);
}
