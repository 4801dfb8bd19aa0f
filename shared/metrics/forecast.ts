import { addDraws, type Chances, drawOne, keepBelow, NOTHING_DRAWN } from "./chances.ts";
import type { ForecastFigure } from "./stream-figures.ts";

const FEWEST_WEEKS = 6;
const UNLUCKY = 0.15;

/** Sums of products are not exact; a tie counts. */
const TOLERANCE = 1e-12;

/**
 * What past weeks, drawn with replacement, say of the weeks to come (resampled throughput, after Magennis, "Forecasting
 * and Simulating Software Development Projects", 2011): in 85 of 100 draws at least so many items are finished in 4
 * weeks, and what is open is finished within so many weeks. Computed from the chances of the sums, without any runs.
 *
 * @param weekly items finished in each week with data
 * @param open items that are open now
 * @returns null with fewer than 6 weeks
 */
export function forecast(weekly: readonly number[], open: number): ForecastFigure | null {
  if (weekly.length < FEWEST_WEEKS) return null;
  return { itemsIn4Weeks: forecastItems(weekly), weeksToFinish: forecastWeeks(weekly, open) };
}

/** The smallest total that 4 weeks stay at or under with a chance of at least 15%. */
function forecastItems(weekly: readonly number[]): number {
  const week = drawOne(weekly);
  const { from, shares } = [week, week, week].reduce(addDraws, week);
  let sum = 0;
  const index = shares.findIndex((share) => {
    sum += share;
    return sum >= UNLUCKY - TOLERANCE;
  });
  return from + index;
}

/** The smallest number of weeks that leave something open with a chance of at most 15%; null = no number does. */
function forecastWeeks(weekly: readonly number[], open: number): number | null {
  if (open === 0) return 0;
  if (weekly.every((count) => count === 0)) return null;
  const powers = listPowers(weekly, open);
  let [weeks, sum] = [0, NOTHING_DRAWN];
  // The most weeks that do leave something open, by their binary digits.
  for (const [digit, power] of [...powers.entries()].reverse()) {
    const next = keepBelow(addDraws(sum, power), open);
    if (leavesOpen(next)) [weeks, sum] = [weeks + 2 ** digit, next];
  }
  return weeks + 1;
}

/** The chances of totals under `open` in 1, 2, 4, 8... weeks, for as long as these leave something open. */
function listPowers(weekly: readonly number[], open: number): Chances[] {
  const powers: Chances[] = [];
  let power = keepBelow(drawOne(weekly), open);
  while (leavesOpen(power)) {
    powers.push(power);
    power = keepBelow(addDraws(power, power), open);
  }
  return powers;
}

const leavesOpen = ({ total }: Chances): boolean => total > UNLUCKY + TOLERANCE;
