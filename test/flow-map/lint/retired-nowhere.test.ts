import { describe, test } from "vitest";
import { type ExpectedProblem, expectProblems } from "../expect-problems.ts";
import { mapOf } from "../whole-map.ts";

const PAY = "pay: { outcome: Shoppers pay, words: [cart] }";
const BACK = "refunds: { outcome: Money is back, words: [refund] }";

describe("retired-nowhere", () => {
  test.each<[what: string, map: string, expected: ExpectedProblem[]]>([
    [
      "a mistyped stream",
      mapOf([PAY, BACK, "old: { retired: { into: ¶refund } }"]),
      [["retired-nowhere", '"old"', '"refund"', 'Did you mean "refunds"?']],
    ],
    [
      "a stream that there is not: those in use are listed",
      mapOf([PAY, BACK, "old: { retired: { into: ¶billing } }", "older: { retired: { into: pay } }"]),
      [["retired-nowhere", "Streams in use: pay, refunds."]],
    ],
    [
      "a capital",
      mapOf([PAY, "old: { retired: { into: ¶Pay } }"]),
      [["retired-nowhere", 'Did you mean "pay"?']],
    ],
    [
      "a chain is told where it breaks",
      mapOf([PAY, "a: { retired: { into: b } }", "b: { retired: { into: ¶c } }"]),
      [["retired-nowhere", '"b"']],
    ],
  ])("%s", (_, map, expected) => expectProblems(map, expected));

  test.each<[what: string, map: string, expected: ExpectedProblem[]]>([
    ["a stream further down", mapOf(["old: { retired: { into: pay } }", PAY]), []],
    [
      "a stream in which something is wrong",
      mapOf([PAY.replace("cart", "¶7"), "old: { retired: { into: pay } }"]),
      [["wrong-type"]],
    ],
    [
      "an id that is bad",
      mapOf([PAY.replace("pay:", "¶Pay:"), "old: { retired: { into: Pay } }"]),
      [["bad-id"]],
    ],
    ["no stream at all is a missing key", mapOf([PAY, "old: { ¶retired: {} }"]), [["missing-key", '"into"']]],
  ])("%s: not for this lint", (_, map, expected) => expectProblems(map, expected));
});
