/**
 * The one percentile of the product: nearest rank, so that the answer is one of the values. Its rank among `n` sorted
 * values is ceil(percent * n / 100), at least 1.
 *
 * @param sorted ascending, at least one
 * @param percent whole, 0 to 100
 */
export function percentile(sorted: readonly number[], percent: number): number {
  // A quotient of whole numbers is whole only if it is so exactly: no rank is one too high.
  const rank = Math.max(1, Math.ceil((percent * sorted.length) / 100));
  return sorted[rank - 1]!;
}
