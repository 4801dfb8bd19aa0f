import { describe, test } from "vitest";
import { type ExpectedProblem, expectProblems } from "../expect-problems.ts";
import { mapOf } from "../whole-map.ts";

const PAY = "pay: { outcome: Shoppers pay, words: [cart] }";
const retired = (id: string, into: string): string => `${id}: { retired: { into: ${into} } }`;

describe("retired-circle", () => {
  test.each<[what: string, map: string, expected: ExpectedProblem[]]>([
    ["into itself", mapOf([PAY, retired("a", "¶a")]), [["retired-circle", "a → a", "not retired"]]],
    [
      "two streams, told once",
      mapOf([PAY, retired("a", "¶b"), retired("b", "a")]),
      [["retired-circle", "a → b → a"]],
    ],
    [
      "from its first stream in the file, also with a way that leads into it",
      mapOf([PAY, retired("x", "c"), retired("b", "¶c"), retired("c", "d"), retired("d", "b")]),
      [["retired-circle", ": b → c → d → b."]],
    ],
    [
      "ids that look like numbers keep the file's order",
      mapOf([PAY, retired("b", "¶'7'"), retired("7", "b")]),
      [["retired-circle", ": b → 7 → b."]],
    ],
    [
      "two circles",
      mapOf([PAY, retired("a", "¶b"), retired("x", "¶y"), retired("b", "a"), retired("y", "x")]),
      [
        ["retired-circle", "a → b → a"],
        ["retired-circle", "x → y → x"],
      ],
    ],
  ])("%s", (_, map, expected) => expectProblems(map, expected));

  test.each([
    ["a chain", [PAY, retired("a", "b"), retired("b", "c"), retired("c", "pay")]],
    ["several into one", [PAY, retired("a", "pay"), retired("b", "pay"), retired("c", "a")]],
  ])("%s is fine", (_, streams) => expectProblems(mapOf(streams), []));
});
