import { expect, test } from "vitest";
import { isNearName } from "../../shared/text/near-name.ts";

test.each([
  ["stream: checkout", "stream: checkout", "the same"],
  ["stream:checkout", "stream: checkout", "a blank"],
  ["stream-check-out", "stream: checkout", "dashes"],
  ["stream/check_out", "stream: check.out", "other separators"],
  ["stream: chekout", "stream: checkout", "a letter missing"],
  ["stream: checkoutt", "stream: checkout", "a letter too many"],
  ["tream: checkout", "stream: checkout", "the first letter missing"],
  ["stream: cheskout", "stream: checkout", "a wrong letter"],
  ["stream: chekcout", "stream: checkout", "two letters swapped"],
  ["stream: checkotu", "stream: checkout", "the last two swapped"],
  ["stream: straße 𐐀", "stream: straße 𐐁", "a wrong astral letter"],
  ["stream: a😀", "stream: a", "an emoji too many"],
])("%j is near %j: %s", (a, b) => {
  expect([isNearName(a, b), isNearName(b, a)]).toEqual([true, true]);
});

test.each([
  ["stream: checkout", "stream: refunds", "another name"],
  ["stream: chekot", "stream: checkout", "two letters missing"],
  ["stream: cheksout", "stream: checkout", "two wrong letters"],
  ["stream: kcehcout", "stream: checkout", "letters swapped that are no neighbours"],
  ["stream: checkout", "stream: checkout now", "a word more"],
])("%j is not near %j: %s", (a, b) => {
  expect([isNearName(a, b), isNearName(b, a)]).toEqual([false, false]);
});
