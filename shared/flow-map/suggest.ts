/** Longer names are not looked at: comparing takes time by the product of both lengths. */
const LONGEST_NAME = 60;

/**
 * The nearest of the valid names, if it is near enough to be meant; ignores case. Damerau-Levenshtein distance
 * (optimal string alignment) of at most a third of what was written, and less than all of it.
 */
export function suggest(written: string, valid: Iterable<string>): string | null {
  if (written.length > LONGEST_NAME) return null;
  let best: string | null = null;
  let least = Math.min(Math.max(1, Math.floor(written.length / 3)) + 1, written.length);
  const lower = written.toLowerCase();
  for (const name of valid) {
    if (Math.abs(name.length - written.length) >= least) continue;
    const distance = distanceBetween(lower, name.toLowerCase());
    if (distance >= least) continue;
    best = name;
    least = distance;
  }
  return best;
}

function distanceBetween(a: string, b: string): number {
  if (a === b) return 0;
  let older: number[] = [];
  let previous = Array.from({ length: b.length + 1 }, (_, index) => index);
  for (let i = 1; i <= a.length; i++) {
    const current = [i];
    for (let j = 1; j <= b.length; j++) {
      const same = a[i - 1] === b[j - 1] ? 0 : 1;
      let cost = Math.min(previous[j]! + 1, current[j - 1]! + 1, previous[j - 1]! + same);
      const swapped = i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1];
      if (swapped) cost = Math.min(cost, older[j - 2]! + 1);
      current.push(cost);
    }
    [older, previous] = [previous, current];
  }
  return previous[b.length]!;
}
