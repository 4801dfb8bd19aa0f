/** The nearest of the valid names, if near enough to be meant; ignores case. Damerau-Levenshtein distance (optimal string alignment). */
export function suggest(written: string, valid: Iterable<string>): string | null {
  let best: string | null = null;
  let least = Math.max(1, Math.floor(written.length / 3)) + 1;
  const lower = written.toLowerCase();
  for (const name of valid) {
    if (Math.abs(name.length - written.length) >= least) continue;
    const distance = distanceBetween(lower, name.toLowerCase());
    if (distance < least) {
      best = name;
      least = distance;
    }
  }
  return best;
}

/** "Did you mean "words"?" or the whole list of what is valid. */
export function suggestOrList(written: string, valid: readonly string[], listIntro: string): string {
  const near = suggest(written, valid);
  if (near !== null) return `Did you mean "${near}"?`;
  return valid.length === 0 ? `${listIntro}: none.` : `${listIntro}: ${valid.join(", ")}.`;
}

function distanceBetween(a: string, b: string): number {
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
