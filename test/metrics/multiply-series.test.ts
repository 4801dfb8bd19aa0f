import fc from "fast-check";
import { expect, test } from "vitest";
import { multiplySeries } from "../../shared/metrics/multiply-series.ts";

test("(1 + 2x)(3 + x²) = 3 + 6x + x² + 2x³", () => {
  expect([...multiplySeries(Float64Array.of(1, 2), Float64Array.of(3, 0, 1))]).toEqual([3, 6, 1, 2]);
});

test("one is neutral", () => {
  expect([...multiplySeries(Float64Array.of(1), Float64Array.of(0, 5, 0))]).toEqual([0, 5, 0]);
});

/** Pseudo-random numbers from 0 to 1. */
function listNumbers(length: number, seed: number): Float64Array {
  let state = seed;
  return new Float64Array(length).map(() => {
    state = (state * 16_807) % 2_147_483_647;
    return state / 2_147_483_647;
  });
}

/** Long enough that the product is taken by transforms. */
const lengths = fc.integer({ min: 1001, max: 1500 });

test("long lists have the product that a single element has by its definition", () => {
  fc.assert(
    fc.property(lengths, lengths, fc.integer({ min: 1, max: 1e6 }), fc.nat(), (m, n, seed, pick) => {
      const [one, other] = [listNumbers(m, seed), listNumbers(n, seed + 1)];
      const product = multiplySeries(one, other);
      expect(product).toHaveLength(m + n - 1);
      const index = pick % product.length;
      const expected = one.reduce((sum, factor, k) => sum + factor * (other[index - k] ?? 0), 0);
      expect(Math.abs(product[index]! - expected)).toBeLessThan(1e-10);
    }),
    { numRuns: 50 },
  );
});

test("nothing is negative, however small", () => {
  const tails = new Float64Array(3000).map((_, index) => Math.exp(-(((index - 1500) / 100) ** 2)));
  const product = multiplySeries(tails, tails);
  expect(product.every((share) => share >= 0)).toBe(true);
  expect(product[3000]! / product[3100]!).toBeCloseTo(Math.exp(0.5), 9);
});
