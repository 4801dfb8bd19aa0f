import { describe, test } from "vitest";
import { type ExpectedProblem, expectProblems } from "../expect-problems.ts";
import { mapOf, wholeMap } from "../whole-map.ts";

const stream = (id: string): string => mapOf([`¶${id}: { outcome: Shoppers pay, words: [cart] }`]);
const RULE = "Ids are a-z, 0-9 and -, start with a letter or digit, and have at most 40 characters.";

describe("bad-id", () => {
  test.each<[what: string, map: string, expected: ExpectedProblem[]]>([
    ["a space", stream("gift cards"), [["bad-id", '"gift cards"', 'Did you mean "gift-cards"?', RULE]]],
    ["a capital", stream("Checkout"), [["bad-id", 'Did you mean "checkout"?']]],
    ["an underscore", stream("gift_cards"), [["bad-id", 'Did you mean "gift-cards"?']]],
    ["a dash in front", stream("-pay"), [["bad-id", 'Did you mean "pay"?']]],
    ["an accent", stream("crème"), [["bad-id", 'Did you mean "creme"?']]],
    ["41 characters", stream("a".repeat(41)), [["bad-id", `Did you mean "${"a".repeat(40)}"?`]]],
    ["a script without a-z", stream("結帳"), [["bad-id", `can't be an id. ${RULE}`]]],
    ["a colon", stream('"area:pay"'), [["bad-id", 'Did you mean "area-pay"?']]],
    [
      "a journey, a service, an objective",
      wholeMap(
        "journeys: { ¶First Buy: { steps: [{ name: Pay, stream: checkout }] } }",
        "services: { ¶Pay.api: { streams: [checkout] } }",
        "objectives: { ¶Q4!: { streams: [checkout] } }",
      ),
      [
        ["bad-id", '"first-buy"'],
        ["bad-id", '"pay-api"'],
        ["bad-id", '"q4"'],
      ],
    ],
  ])("%s", (_, map, expected) => expectProblems(map, expected));

  test("an id that is taken is not proposed", () => {
    const map = mapOf([
      "pay: { outcome: Shoppers pay, words: [cart] }",
      "¶Pay: { outcome: Money comes in, words: [money] }",
    ]);
    expectProblems(map, [["bad-id", `can't be an id. ${RULE}`]]);
  });

  test("what stands under a bad id is checked, too, and it can be named", () => {
    const map = mapOf(
      ["¶Pay: { outcome: Shoppers pay, ¶wordz: [cart] }"],
      "services: { api: { streams: [Pay] } }",
    );
    expectProblems(map, [["bad-id"], ["unknown-key"]]);
  });

  test.each([
    "a",
    "7",
    "2026",
    "0-7",
    "a--b",
    "a-",
    "a".repeat(40),
    "constructor",
    "tostring",
    "null",
    "true",
  ])("%s is an id", (id) => expectProblems(stream(id).replace("¶", ""), []));
});
