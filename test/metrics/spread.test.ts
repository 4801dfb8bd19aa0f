import { expect, test } from "vitest";
import { longSpread, spread } from "../../shared/metrics/spread.ts";

/** n, n - 1 ... 1. */
const countDown = (n: number) => Array.from({ length: n }, (_, index) => n - index);

test.each([
  [0, null, null, null],
  [4, null, null, null],
  [5, 3, null, null],
  [9, 5, null, null],
  [10, 5, 9, null],
  [19, 10, 17, null],
  [20, 10, 17, 19],
])("of %i values: p50 %j, p85 %j, p95 %j", (n, p50, p85, p95) => {
  const values = countDown(n);
  expect(spread(values)).toEqual({ n, p50, p85 });
  expect(longSpread(values)).toEqual({ n, p50, p85, p95 });
  expect(values).toEqual(countDown(n));
});

test("values are compared as numbers", () => {
  expect(spread([10, 9, 100, 8, 7.5]).p50).toBe(9);
});
