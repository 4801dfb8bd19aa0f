import { multiplySeries } from "./multiply-series.ts";

/** How likely each total is: `shares[k]` is the chance of `from + k`. */
export interface Chances {
  readonly from: number;
  readonly shares: Float64Array;
  /** The sum of the shares; under 1 where totals were left out. */
  readonly total: number;
}

/** Shares at either end that can change no figure. */
const NEGLIGIBLE = 1e-20;

export const NOTHING_DRAWN: Chances = { from: 0, shares: Float64Array.of(1), total: 1 };

/** One of the values, each as likely as the others; whole numbers, at least one. */
export function drawOne(values: readonly number[]): Chances {
  const from = Math.min(...values);
  const shares = new Float64Array(Math.max(...values) - from + 1);
  for (const value of values) shares[value - from]! += 1 / values.length;
  return { from, shares, total: 1 };
}

/** The chances of the sum of two independent draws. */
export function addDraws(one: Chances, other: Chances): Chances {
  const total = one.total * other.total;
  const shares = multiplySeries(one.shares, other.shares);
  // Otherwise an error in the total would double with each doubling of the number of draws.
  const scale = total / sum(shares);
  return trim({ from: one.from + other.from, shares: shares.map((share) => share * scale), total });
}

/** The chances of the totals below a limit. What was left out can't come back: draws are never negative. */
export function keepBelow(chances: Chances, limit: number): Chances {
  const { from, shares } = chances;
  if (from + shares.length <= limit) return chances;
  const kept = shares.subarray(0, Math.max(0, limit - from));
  return { from, shares: kept, total: sum(kept) };
}

function trim({ from, shares, total }: Chances): Chances {
  const isWorthIt = (share: number) => share > NEGLIGIBLE;
  const first = shares.findIndex(isWorthIt);
  const last = shares.findLastIndex(isWorthIt);
  return { from: from + first, shares: shares.subarray(first, last + 1), total };
}

const sum = (shares: Float64Array): number => shares.reduce((total, share) => total + share, 0);
