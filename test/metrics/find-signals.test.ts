import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { findSignals } from "../../shared/metrics/find-signals.ts";
import { computeLimits } from "../../shared/metrics/limits.ts";

/** As "index rule side", of points whose mean is 10 and whose limits are 0 and 20. */
const listSignals = (...points: number[]) =>
  findSignals(points, { mean: 10, meanMovingRange: 10 / 2.66, lower: 0, upper: 20 }).map(
    ({ index, rule, side }) => `${index} ${rule} ${side}`,
  );

describe("one point outside", () => {
  test("is strictly beyond a limit", () => {
    expect(listSignals(20, 10, 0)).toEqual([]);
    expect(listSignals(20.1, 10, -0.1)).toEqual(["0 outside above", "2 outside below"]);
  });

  test("Wheeler's example: the last point, and seven below the mean are no signal", () => {
    const points = [
      5045, 4350, 4350, 3975, 4290, 4430, 4485, 4285, 3980, 3925, 3645, 3760, 3300, 3685, 3463, 5200,
    ];
    const signals = findSignals(points, computeLimits(points));
    const byRule = (name: string) => signals.filter(({ rule }) => rule === name);
    expect(byRule("outside")).toEqual([{ index: 15, rule: "outside", side: "above" }]);
    expect(byRule("eight-on-one-side")).toEqual([]);
  });
});

describe("eight in a row on one side", () => {
  test("the eighth completes it, and each that follows does again", () => {
    expect(listSignals(11, 11, 11, 11, 11, 11, 11)).toEqual([]);
    expect(listSignals(9, 9, 9, 9, 9, 9, 9, 9, 9, 10)).toEqual([
      "7 eight-on-one-side below",
      "8 eight-on-one-side below",
    ]);
  });

  test.each([10, 9])("a point of %i ends a run above the mean", (point) => {
    expect(listSignals(11, 11, 11, 11, 11, point, 11, 11, 11, 11, 11)).toEqual([]);
  });
});

describe("three of four near a limit", () => {
  test.each([
    ["three at the start", [16, 17, 18], ["2 three-of-four above"]],
    ["the third as the fourth point", [4, 10, 3, 2], ["3 three-of-four below"]],
    ["it completes at its last near point", [16, 16, 10, 16, 10], ["3 three-of-four above"]],
    ["a point that is not near completes nothing", [16, 16, 16, 10], ["2 three-of-four above"]],
    ["a fourth completes it again", [16, 16, 16, 16], ["2 three-of-four above", "3 three-of-four above"]],
    ["halfway is not near", [15, 15, 15, 15], []],
    ["two sides do not add up", [16, 4, 16, 4, 16, 4], []],
    ["three of five are too few", [16, 10, 10, 16, 16], []],
  ])("%s", (_, points, expected) => expect(listSignals(...points)).toEqual(expected));

  test("halfway is not near, though sums are not exact", () => {
    // Mean 4.15, 2.66 * mean moving range 6.3: 1 is halfway to the lower limit, which computes as a little more.
    const points = [8, 4, 3, 3, 7, 4, 3, 1, 3, 7, 4, 6, 3, 5, 3, 1, 6, 3, 4, 5];
    const limits = computeLimits(points);
    expect((limits.mean + limits.lower) / 2).toBeGreaterThan(1);
    expect(findSignals([1, 1, 1], limits)).toEqual([]);
  });

  test("a point outside is near, too", () => {
    expect(listSignals(16, 16, 30)).toEqual(["2 outside above", "2 three-of-four above"]);
  });
});

test("equal points are no signal, whatever their sum is rounded to", () => {
  fc.assert(
    fc.property(
      fc.double({ min: 0, max: 1000, noNaN: true }),
      fc.integer({ min: 2, max: 60 }),
      (value, n) => {
        const points = Array.from({ length: n }, () => value);
        expect(findSignals(points, computeLimits(points))).toEqual([]);
      },
    ),
  );
});

test("turned upside down, the signals are the same on the other side", () => {
  const series = fc.array(fc.integer({ min: -50, max: 50 }), { minLength: 2, maxLength: 52 });
  fc.assert(
    fc.property(series, (points) => {
      const turned = points.map((point) => -point);
      const flipped = findSignals(turned, computeLimits(turned)).map((signal) => ({
        ...signal,
        side: signal.side === "above" ? "below" : "above",
      }));
      expect(flipped).toEqual(findSignals(points, computeLimits(points)));
    }),
  );
});
