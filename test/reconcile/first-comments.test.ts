import { expect, test } from "vitest";
import { FirstComments } from "../../shared/reconcile/first-comments.ts";

const SHOP = { owner: "acme", repo: "shop" };
const MINUTE = 60_000;
const takeAll = (comments: FirstComments, count: number, now = 0): boolean[] =>
  Array.from({ length: count }, () => comments.take(SHOP, now));

test("thirty in any hour, in each repository", () => {
  const comments = new FirstComments();
  expect(takeAll(comments, 31)).toEqual([...Array(30).fill(true), false]);
  expect(comments.take({ owner: "ACME", repo: "Shop" }, 59 * MINUTE)).toBe(false);
  expect(comments.take({ owner: "acme", repo: "api" }, 0)).toBe(true);
  expect(comments.take(SHOP, 60 * MINUTE)).toBe(true);
});

test("one that was not posted after all counts as none", () => {
  const comments = new FirstComments();
  comments.giveBack(SHOP);
  takeAll(comments, 30);
  comments.giveBack(SHOP);
  expect(takeAll(comments, 2)).toEqual([true, false]);
});
