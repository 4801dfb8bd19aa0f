import { describe, test } from "vitest";
import { type ExpectedProblem, expectProblems } from "../expect-problems.ts";
import { mapOf } from "../whole-map.ts";

const PAY = "outcome: Shoppers pay, words: [cart]";
const BACK = "outcome: Money is back, words: [refund]";

describe("duplicate-name", () => {
  test.each<[what: string, map: string, expected: ExpectedProblem[]]>([
    [
      "ignoring case and blanks around",
      mapOf([`pay: { ${PAY}, name: Money }`, `refunds: { ${BACK}, name: ¶" MONEY " }`]),
      [["duplicate-name", '"pay" and "refunds"', '"MONEY"']],
    ],
    [
      "a name that another stream has from its id; the written one is reported",
      mapOf([`pay: { ${PAY}, name: ¶Refunds }`, `refunds: { ${BACK} }`]),
      [["duplicate-name", '"refunds" and "pay"']],
    ],
    [
      "two ids that give one name",
      mapOf([`gift-cards: { ${PAY} }`, `¶gift--cards: { ${BACK} }`]),
      [["duplicate-name", '"Gift Cards"']],
    ],
    [
      "a retired stream's, too: the board has one option for each name",
      mapOf([`pay: { ${PAY} }`, "old-pay: { name: ¶Pay, retired: { into: pay } }"]),
      [["duplicate-name"]],
    ],
    [
      "three of a kind: each but the first",
      mapOf([
        `a: { ${PAY}, name: x }`,
        `b: { ${BACK}, name: ¶x }`,
        "c: { outcome: Y, words: [y], name: ¶X }",
      ]),
      [["duplicate-name"], ["duplicate-name"]],
    ],
  ])("%s", (_, map, expected) => expectProblems(map, expected));

  test.each([
    ["names that differ in a letter", mapOf([`pay: { ${PAY}, name: Refund }`, `refunds: { ${BACK} }`])],
    [
      "a name that is another stream's id",
      mapOf([`gift-cards: { ${PAY} }`, `b: { ${BACK}, name: gift-cards }`]),
    ],
    ["a name of its own in place of the id's", mapOf([`a-b: { ${PAY}, name: First }`, `a--b: { ${BACK} }`])],
  ])("%s: fine", (_, map) => expectProblems(map, []));
});
