import { DAY } from "./spans.ts";

/** From how many items on a percentile is shown. */
const ENOUGH: Readonly<Record<number, number>> = { 50: 5, 85: 10, 95: 20 };

/** The nearest rank of any number of values, which need not be sorted. */
export function nearestRank(values: readonly number[], percent: number): number {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.ceil((percent * sorted.length) / 100) - 1]!;
}

/** Days of the nearest rank among milliseconds; null with too few. */
export function rankDays(durations: readonly number[], percent: number): number | null {
  return durations.length < ENOUGH[percent]! ? null : nearestRank(durations, percent) / DAY;
}
