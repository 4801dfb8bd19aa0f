import { describe, test } from "vitest";
import { type ExpectedProblem, expectProblems } from "../expect-problems.ts";
import { mapOf, wholeMap } from "../whole-map.ts";

const PAY = "outcome: Shoppers pay, words: [cart]";
const of = (length: number): string => "x".repeat(length);

describe("label-too-long", () => {
  test.each<[what: string, map: string, expected: ExpectedProblem[]]>([
    [
      "a stream's own label",
      mapOf([`pay: { ${PAY}, label: ¶${of(51)} }`]),
      [["label-too-long", "the label of the stream pay", "51 characters", "GitHub allows 50", "Shorten it."]],
    ],
    [
      "prefix and id together, at the id",
      mapOf(
        [`pay: { ${PAY} }`, `¶${of(40)}: { ${PAY.replace("cart", "buy")} }`],
        `labels: { prefix: "value stream: " }`,
      ),
      [["label-too-long", "54 characters", "a shorter `label`", "labels.prefix"]],
    ],
    [
      "an alias",
      mapOf([`pay: { ${PAY}, aliases: [ok, ¶${of(51)}] }`]),
      [["label-too-long", "an alias of the stream pay"]],
    ],
    [
      "ours and those of states",
      wholeMap(`labels: { unmapped: ¶${of(51)}, done: [¶${of(52)}] }`),
      [
        ["label-too-long", "labels.unmapped"],
        ["label-too-long", "one of labels.done"],
      ],
    ],
    [
      "a prefix that leaves no room is reported once, not with every stream",
      wholeMap(`labels: { prefix: ¶${of(50)} }`),
      [["label-too-long", "labels.prefix has 50 characters"]],
    ],
  ])("%s", (_, map, expected) => expectProblems(map, expected));

  test.each([
    ["50 characters", mapOf([`pay: { ${PAY}, label: ${of(50)} }`])],
    ["50 characters of two units each", mapOf([`pay: { ${PAY}, label: ${"🛒".repeat(50)} }`])],
    ["50 characters without the blanks around", mapOf([`pay: { ${PAY}, label: "  ${of(50)}  " }`])],
    ["the longest id with the default prefix", mapOf([`${of(40)}: { ${PAY} }`])],
    ["a long label in a rule, which nobody writes", mapOf([`pay: { ${PAY}, labels: [${of(60)}] }`])],
  ])("%s: fine", (_, map) => expectProblems(map, []));

  test("an id that is too long is one problem", () => {
    expectProblems(mapOf([`¶${of(60)}: { ${PAY} }`]), [["bad-id"]]);
  });
});
