import { DAY, WEEK } from "./spans.ts";

/** Wheeler's limits of a series of whole numbers or of days, and the series as the rules see it. */
export interface PlainLimits {
  readonly shown: {
    readonly basis: "weeks" | "daysBetween";
    readonly n: number;
    readonly mean: number;
    readonly meanMovingRange: number;
    readonly lower: number;
    readonly upper: number;
    readonly trial: boolean;
  };
  /** On one scale, which for whole numbers is exact. */
  readonly points: readonly number[];
  readonly mean: number;
  /** From the mean to a limit. */
  readonly reach: number;
  /** Nearer than this is the same: powers of days are not exact. */
  readonly tolerance: number;
}

const sumOf = (values: readonly number[]): number => values.reduce((sum, value) => sum + value, 0);

const movesOf = (values: readonly number[]): number[] =>
  values.slice(1).map((value, index) => Math.abs(value - values[index]!));

/** Limits of counts of at least two weeks. Only what cannot be negative has a lower limit of at least 0. */
export function limitCounts(counts: readonly number[], mayBeNegative: boolean): PlainLimits {
  const n = counts.length;
  const [sum, moved] = [sumOf(counts), sumOf(movesOf(counts))];
  const [mean, meanMovingRange] = [sum / n, moved / (n - 1)];
  const lower = mean - 2.66 * meanMovingRange;
  return {
    shown: {
      basis: "weeks",
      n,
      mean,
      meanMovingRange,
      lower: mayBeNegative ? lower : Math.max(0, lower),
      upper: mean + 2.66 * meanMovingRange,
      trial: n < 12,
    },
    // All times 100 * n * (n - 1), so that a point on a limit is on it.
    points: counts.map((count) => count * 100 * n * (n - 1)),
    mean: sum * 100 * (n - 1),
    reach: 266 * moved * n,
    tolerance: 0,
  };
}

/** Nelson's power makes days between rare events nearly normal. */
const POWER = 3.6;

/** Limits of the milliseconds between finishes, in days. */
export function limitGaps(gaps: readonly number[]): PlainLimits {
  const points = gaps.map((gap) => (gap / DAY) ** (1 / POWER));
  const n = points.length;
  const mean = sumOf(points) / n;
  const meanMovingRange = sumOf(movesOf(points)) / (n - 1);
  const reach = 2.66 * meanMovingRange;
  return {
    shown: {
      basis: "daysBetween",
      n,
      mean: mean ** POWER,
      meanMovingRange,
      lower: Math.max(0, mean - reach) ** POWER,
      upper: (mean + reach) ** POWER,
      trial: n < 12,
    },
    points,
    mean,
    reach,
    tolerance: 1e-9,
  };
}

export interface PlainJudged {
  readonly limits: PlainLimits;
  /** The week's beginning of each point. */
  readonly weeks: readonly number[];
}

/** Weekly throughput, or the days between finishes where it is rare; text = why neither can be judged. */
export function limitThroughput(
  throughput: readonly number[],
  weeks: readonly number[],
  finishes: readonly number[],
): PlainJudged | string {
  if (throughput.length < 6) return "fewer than 6 weeks with data";
  if (sumOf(throughput) >= 2 * throughput.length) return { limits: limitCounts(throughput, false), weeks };
  const sorted = [...finishes].sort((a, b) => a - b);
  const gaps = sorted.slice(1).map((at, index) => at - sorted[index]!);
  if (gaps.length < 6) return "fewer than 6 gaps between finished items";
  const ends = sorted.slice(1).map((at) => weeks.find((week) => at >= week && at < week + WEEK)!);
  return { limits: limitGaps(gaps), weeks: ends };
}

/** Weekly net flow; text = why it can't be judged. */
export function limitNetFlow(
  netFlow: readonly number[],
  arrivals: readonly number[],
  weeks: readonly number[],
): PlainJudged | string {
  if (netFlow.length < 6) return "fewer than 6 weeks with data";
  if (sumOf(arrivals) < arrivals.length) return "fewer than one arrival a week";
  return { limits: limitCounts(netFlow, true), weeks };
}
