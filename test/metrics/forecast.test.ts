import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { forecast } from "../../shared/metrics/forecast.ts";

describe("known answers", () => {
  test("under 6 weeks there is none", () => {
    expect(forecast([1, 2, 3, 4, 5], 9)).toBeNull();
    expect(forecast([], 0)).toBeNull();
  });

  test.each([
    ["each week is the same", [3, 3, 3, 3, 3, 3], 10, 12, 4],
    ["exactly enough is enough", [3, 3, 3, 3, 3, 3], 12, 12, 4],
    ["one week does", [9, 9, 9, 9, 9, 9], 4, 36, 1],
    ["nothing is open", [1, 2, 3, 4, 5, 6], 0, 10, 0],
    ["nothing was finished", [0, 0, 0, 0, 0, 0], 5, 0, null],
    ["nothing was finished, and nothing is open", [0, 0, 0, 0, 0, 0], 0, 0, 0],
    // 1 - (5/6)^w is at least 85% from w = 11 on.
    ["one week in six", [0, 0, 0, 0, 0, 7], 7, 0, 11],
  ])("%s", (_, weekly, open, itemsIn4Weeks, weeksToFinish) => {
    expect(forecast(weekly, open)).toEqual({ itemsIn4Weeks, weeksToFinish });
  });

  test("a chance of exactly 85% counts", () => {
    // 3 of 20 weeks are empty: one week leaves the only item open with 3/20.
    const weekly = Array.from({ length: 20 }, (_, index) => (index < 3 ? 0 : 1));
    expect(forecast(weekly, 1)?.weeksToFinish).toBe(1);
    expect(forecast([...weekly.slice(1), 0, 0], 1)?.weeksToFinish).toBe(2);
  });
});

/** The chances of sums of so many draws, week by week. */
function drawPlainly(weekly: readonly number[], draws: number): Map<number, number> {
  let sums = new Map([[0, 1]]);
  for (let draw = 0; draw < draws; draw += 1) {
    const next = new Map<number, number>();
    for (const [total, share] of sums) {
      for (const count of weekly) {
        next.set(total + count, (next.get(total + count) ?? 0) + share / weekly.length);
      }
    }
    sums = next;
  }
  return sums;
}

const chanceOf = (sums: Map<number, number>, holds: (total: number) => boolean): number =>
  [...sums].reduce((chance, [total, share]) => chance + (holds(total) ? share : 0), 0);

test("it equals the plain convolution", () => {
  const weeks = fc.array(fc.integer({ min: 0, max: 8 }), { minLength: 6, maxLength: 12 });
  fc.assert(
    fc.property(weeks, fc.integer({ min: 1, max: 40 }), (weekly, open) => {
      fc.pre(weekly.reduce((sum, count) => sum + count) >= 6);
      const { itemsIn4Weeks, weeksToFinish } = forecast(weekly, open)!;
      const inFour = drawPlainly(weekly, 4);
      expect(chanceOf(inFour, (total) => total <= itemsIn4Weeks)).toBeGreaterThan(0.15 - 1e-11);
      expect(chanceOf(inFour, (total) => total < itemsIn4Weeks)).toBeLessThan(0.15);
      const isDone = (total: number) => total >= open;
      expect(chanceOf(drawPlainly(weekly, weeksToFinish!), isDone)).toBeGreaterThan(0.85 - 1e-11);
      expect(chanceOf(drawPlainly(weekly, weeksToFinish! - 1), isDone)).toBeLessThan(0.85);
    }),
    { numRuns: 60 },
  );
});

/** Chances that at least `open` are finished, week after week, with all that is finished taken together. */
function finishPlainly(weekly: readonly number[], open: number): number {
  let left = new Float64Array(open).fill(0);
  left[0] = 1;
  for (let weeks = 0; ; weeks += 1) {
    if (left.reduce((sum, share) => sum + share, 0) <= 0.15) return weeks;
    const next = new Float64Array(open);
    for (const count of weekly) {
      for (let total = 0; total + count < open; total += 1)
        next[total + count]! += left[total]! / weekly.length;
    }
    left = next;
  }
}

test("it equals the plain convolution where transforms are taken", () => {
  const weekly = [100, 207, 316, 401, 512, 350, 283, 444, 123, 77, 519, 390];
  expect(forecast(weekly, 12_345)?.weeksToFinish).toBe(finishPlainly(weekly, 12_345));
  expect(forecast([0, 0, 0, 0, 1, 40], 4321)?.weeksToFinish).toBe(finishPlainly([0, 0, 0, 0, 1, 40], 4321));
});

test.each([
  ["one a week", [1, 1, 1, 0, 2, 1, 1, 0, 2, 1, 1, 1]],
  ["one a year", [...Array.from({ length: 51 }, () => 0), 1]],
])("30,000 open with %s are near the normal approximation", (_, weekly) => {
  const open = 30_000;
  const mean = weekly.reduce((sum, count) => sum + count, 0) / weekly.length;
  const variance = weekly.reduce((sum, count) => sum + (count - mean) ** 2, 0) / weekly.length;
  // open = weeks * mean - 1.036433 * sqrt(weeks * variance), solved for the root of weeks.
  const b = 1.036433 * Math.sqrt(variance);
  const root = (b + Math.sqrt(b * b + 4 * mean * open)) / (2 * mean);
  const { weeksToFinish } = forecast(weekly, open)!;
  expect(Math.abs(weeksToFinish! / (root * root) - 1)).toBeLessThan(5e-5);
});

/** Whole numbers below `limit`, the same each time (Park and Miller's generator). */
function rollDice(seed: number): (limit: number) => number {
  let state = seed;
  return (limit) => {
    state = (state * 16_807) % 2_147_483_647;
    return state % limit;
  };
}

test("it equals a simulation of 100,000 runs within its error", () => {
  const weekly = [2, 0, 5, 3, 1, 4, 7, 0, 2, 3, 6, 1];
  const open = 31;
  const { itemsIn4Weeks, weeksToFinish } = forecast(weekly, open)!;
  const roll = rollDice(20_261_012);
  const runs = 100_000;
  const counts = { upToFigure: 0, underFigure: 0, inTime: 0, earlier: 0 };
  for (let run = 0; run < runs; run += 1) {
    let total = 0;
    for (let week = 1; week <= Math.max(4, weeksToFinish!); week += 1) {
      total += weekly[roll(weekly.length)]!;
      if (week === 4 && total <= itemsIn4Weeks) counts.upToFigure += 1;
      if (week === 4 && total < itemsIn4Weeks) counts.underFigure += 1;
      if (week === weeksToFinish! - 1 && total >= open) counts.earlier += 1;
      if (week === weeksToFinish && total >= open) counts.inTime += 1;
    }
  }
  // Four standard errors of a share of 15%.
  const error = 4 * Math.sqrt((0.15 * 0.85) / runs);
  expect(counts.upToFigure / runs).toBeGreaterThan(0.15 - error);
  expect(counts.underFigure / runs).toBeLessThan(0.15 + error);
  expect(counts.inTime / runs).toBeGreaterThan(0.85 - error);
  expect(counts.earlier / runs).toBeLessThan(0.85 + error);
});
