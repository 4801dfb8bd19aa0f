import { percentile } from "./percentile.ts";
import type { LongSpread, Spread } from "./stream-figures.ts";

const FEWEST_FOR_P50 = 5;
const FEWEST_FOR_P85 = 10;
const FEWEST_FOR_P95 = 20;

/** How values spread, in their own unit; they may come in any order. Null where there are too few of them. */
export function spread(values: readonly number[]): Spread {
  return spreadSorted(sort(values));
}

/** `spread` with the percentile that needs the most values. */
export function longSpread(values: readonly number[]): LongSpread {
  const sorted = sort(values);
  return { ...spreadSorted(sorted), p95: percentileFrom(FEWEST_FOR_P95, sorted, 95) };
}

const spreadSorted = (sorted: readonly number[]): Spread => ({
  n: sorted.length,
  p50: percentileFrom(FEWEST_FOR_P50, sorted, 50),
  p85: percentileFrom(FEWEST_FOR_P85, sorted, 85),
});

const sort = (values: readonly number[]): number[] => [...values].sort((a, b) => a - b);

const percentileFrom = (fewest: number, sorted: readonly number[], percent: number): number | null =>
  sorted.length < fewest ? null : percentile(sorted, percent);
