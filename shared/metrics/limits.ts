/** What is usual for a series of points: natural process limits, on the points' own scale. */
export interface ComputedLimits {
  readonly mean: number;
  readonly meanMovingRange: number;
  readonly lower: number;
  readonly upper: number;
}

/** Three sigma in mean moving ranges of two points: 3 / 1.128, as Wheeler rounds it. */
const RANGES_TO_A_LIMIT = 2.66;

/**
 * Limits of an XmR chart (Wheeler, "Understanding Variation"): the mean ± 2.66 times the mean of the moving ranges
 * between neighbours, of which there is one fewer than points. They are not clamped.
 *
 * @param points in the order of time, at least two
 */
export function computeLimits(points: readonly number[]): ComputedLimits {
  const mean = sum(points) / points.length;
  const ranges = points.slice(1).map((point, index) => Math.abs(point - points[index]!));
  const meanMovingRange = sum(ranges) / ranges.length;
  const reach = RANGES_TO_A_LIMIT * meanMovingRange;
  return { mean, meanMovingRange, lower: mean - reach, upper: mean + reach };
}

const sum = (values: readonly number[]): number => values.reduce((total, value) => total + value, 0);
