import { expect, test } from "vitest";
import { computeLimits } from "../../shared/metrics/limits.ts";

test("Wheeler's example", () => {
  const points = [
    5045, 4350, 4350, 3975, 4290, 4430, 4485, 4285, 3980, 3925, 3645, 3760, 3300, 3685, 3463, 5200,
  ];
  const { mean, meanMovingRange, lower, upper } = computeLimits(points);
  expect(mean).toBe(4135.5);
  expect(meanMovingRange).toBeCloseTo(355.93, 2);
  expect(lower).toBeCloseTo(3188.72, 2);
  expect(upper).toBeCloseTo(5082.28, 2);
});

test("limits of small counts are not clamped", () => {
  const { mean, lower, upper } = computeLimits([1, 2, 1, 2, 10, 1, 2, 1, 2, 1, 2, 1, 2, 1, 2, 1, 2, 1]);
  expect(mean).toBeCloseTo(1.94, 2);
  expect(lower).toBeCloseTo(-3.06, 2);
  expect(upper).toBeCloseTo(6.95, 2);
});

test("there is one range fewer than points", () => {
  expect(computeLimits([0, 4])).toEqual({ mean: 2, meanMovingRange: 4, lower: 2 - 10.64, upper: 2 + 10.64 });
});

test("equal points have no range", () => {
  expect(computeLimits([3, 3, 3])).toEqual({ mean: 3, meanMovingRange: 0, lower: 3, upper: 3 });
});
