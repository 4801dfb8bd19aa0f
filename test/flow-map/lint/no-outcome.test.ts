import { describe, test } from "vitest";
import { type ExpectedProblem, expectProblems } from "../expect-problems.ts";
import { mapOf } from "../whole-map.ts";

const PAY = "pay: { outcome: Shoppers pay, words: [cart] }";

describe("no-outcome", () => {
  test.each<[what: string, map: string, expected: ExpectedProblem[]]>([
    [
      "a stream without one",
      mapOf(["¶pay: { words: [cart] }"]),
      [["no-outcome", '"pay"', "what the customer gets"]],
    ],
    [
      "each such stream",
      mapOf([PAY, "¶a: { words: [x] }", "¶b: { words: [y] }"]),
      [["no-outcome"], ["no-outcome"]],
    ],
    ["an empty stream", mapOf([PAY, "¶¶refunds:"]), [["no-outcome"], ["unreachable-stream"]]],
  ])("%s", (_, map, expected) => expectProblems(map, expected));

  test.each<[what: string, map: string, expected: ExpectedProblem[]]>([
    ["a retired stream needs none", mapOf([PAY, "old: { retired: { into: pay } }"]), []],
    [
      "one of several lines",
      mapOf(["pay:", "  words: [cart]", "  outcome: >", "    Shoppers", "    pay"]),
      [],
    ],
    [
      "an outcome that is wrong is not missing, too",
      mapOf(["pay: { outcome: ¶7, words: [cart] }"]),
      [["wrong-type"]],
    ],
    [
      "an outcome that is mistyped is not missing, too",
      mapOf(["pay: { ¶outcom: x, words: [a] }"]),
      [["unknown-key"]],
    ],
    [
      "a stream with an error gets no advice",
      mapOf(["pay: { words: [cart], color: ¶rot }"]),
      [["not-allowed"]],
    ],
  ])("%s", (_, map, expected) => expectProblems(map, expected));
});
