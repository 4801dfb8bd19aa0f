import { expect, test } from "vitest";
import { addDraws, type Chances, drawOne, keepBelow, NOTHING_DRAWN } from "../../shared/metrics/chances.ts";

const listChances = ({ from, shares }: Chances) =>
  Object.fromEntries([...shares].map((share, index) => [from + index, Number(share.toFixed(12))]));

test("two dice", () => {
  const dice = drawOne([3, 1, 2]);
  expect(listChances(dice)).toEqual({ 1: 0.333333333333, 2: 0.333333333333, 3: 0.333333333333 });
  expect(listChances(addDraws(dice, dice))).toEqual({
    2: 0.111111111111,
    3: 0.222222222222,
    4: 0.333333333333,
    5: 0.222222222222,
    6: 0.111111111111,
  });
  expect(addDraws(NOTHING_DRAWN, dice)).toEqual(dice);
});

test("what is equal or over a limit is left out of the total", () => {
  const dice = drawOne([1, 2, 2, 4]);
  expect(keepBelow(dice, 5)).toEqual(dice);
  expect(keepBelow(dice, 4)).toEqual({ from: 1, shares: Float64Array.of(0.25, 0.5, 0), total: 0.75 });
  expect(keepBelow(dice, 2).total).toBe(0.25);
  expect(keepBelow(dice, 1)).toEqual({ from: 1, shares: new Float64Array(0), total: 0 });
});

test("a million draws later the chances still add up, and their mean is right", () => {
  const weekly = [...Array.from({ length: 51 }, () => 0), 1];
  let chances = drawOne(weekly);
  for (let doubling = 0; doubling < 20; doubling += 1) chances = addDraws(chances, chances);
  const sum = chances.shares.reduce((total, share) => total + share, 0);
  const mean = chances.shares.reduce((total, share, index) => total + share * (chances.from + index), 0);
  expect(Math.abs(sum - 1)).toBeLessThan(1e-13);
  expect(Math.abs((mean / 2 ** 20) * 52 - 1)).toBeLessThan(1e-12);
  // Tails that matter to nobody are cut off: of a million totals some thousands are left.
  expect(chances.shares.length).toBeLessThan(10_000);
});
