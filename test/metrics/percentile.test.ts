import fc from "fast-check";
import { expect, test } from "vitest";
import { percentile } from "../../shared/metrics/percentile.ts";

test.each([
  [5, 15],
  [30, 20],
  [40, 20],
  [50, 35],
  [100, 50],
])("p%i of five values is %i", (percent, expected) => {
  expect(percentile([15, 20, 35, 40, 50], percent)).toBe(expected);
});

test.each([
  [0, 0],
  [30, 4],
  [50, 5],
  [70, 7],
  [85, 8],
])("p%i of ten values is %i", (percent, expected) => {
  expect(percentile([0, 2, 4, 4, 5, 6, 7, 8, 8, 10], percent)).toBe(expected);
});

test("its rank is exact where 0.07 * 100 and the like are not", () => {
  const hundred = Array.from({ length: 100 }, (_, index) => index + 1);
  for (let percent = 1; percent <= 100; percent += 1) expect(percentile(hundred, percent)).toBe(percent);
});

test("it is the first value that so many percent of all are at or under", () => {
  const values = fc.array(fc.integer(), { minLength: 1, maxLength: 300 });
  fc.assert(
    fc.property(values, fc.integer({ min: 1, max: 100 }), (list, percent) => {
      const sorted = list.toSorted((a, b) => a - b);
      const isEnough = (value: number) =>
        sorted.filter((other) => other <= value).length * 100 >= percent * sorted.length;
      expect(percentile(sorted, percent)).toBe(sorted.find(isEnough));
    }),
  );
});
