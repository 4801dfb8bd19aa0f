/** How many ways of drawing weeks, with replacement, lead to each total; totals from `most` on are taken together. */
function addWeek(ways: readonly bigint[], throughput: readonly number[], most: number): bigint[] {
  const next = Array.from({ length: most + 1 }, () => 0n);
  ways.forEach((count, total) => {
    if (count === 0n) return;
    for (const finished of new Set(throughput)) {
      const times = throughput.filter((other) => other === finished).length;
      next[Math.min(most, total + finished)]! += count * BigInt(times);
    }
  });
  return next;
}

/**
 * What past weeks, drawn with replacement, say of the next: how many items in 4 weeks (in 85 of 100 cases that many or
 * more), and in how many weeks `open` items are finished (in 85 of 100 cases by then). Exact, by counting all draws.
 */
export function forecastWeeks(throughput: readonly number[], open: number) {
  return { itemsIn4Weeks: itemsIn4Weeks(throughput), weeksToFinish: weeksToFinish(throughput, open) };
}

function itemsIn4Weeks(throughput: readonly number[]): number {
  const most = 4 * Math.max(...throughput);
  let ways: bigint[] = [1n];
  for (let week = 0; week < 4; week += 1) ways = addWeek(ways, throughput, most);
  const all = BigInt(throughput.length) ** 4n;
  let below = 0n;
  return ways.findIndex((count) => {
    below += count;
    return below * 100n >= all * 15n;
  });
}

function weeksToFinish(throughput: readonly number[], open: number): number | null {
  if (open > 0 && throughput.every((finished) => finished === 0)) return null;
  let ways: bigint[] = open === 0 ? [1n] : [1n, ...Array.from({ length: open }, () => 0n)];
  let all = 1n;
  for (let weeks = 0; ; weeks += 1) {
    if (ways[open]! * 100n >= all * 85n) return weeks;
    ways = addWeek(ways, throughput, open);
    all *= BigInt(throughput.length);
  }
}
