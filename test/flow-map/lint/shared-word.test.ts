import { describe, test } from "vitest";
import { type ExpectedProblem, expectProblems } from "../expect-problems.ts";
import { mapOf } from "../whole-map.ts";

const stream = (id: string, rest: string): string => `${id}: { outcome: The ${id} works, ${rest} }`;
const two = (one: string, other: string): string => mapOf([stream("pay", one), stream("refunds", other)]);

describe("shared-word", () => {
  test.each<[what: string, map: string, expected: ExpectedProblem[]]>([
    [
      "the same word",
      two("words: [cart]", "words: [money, ¶cart]"),
      [["shared-word", '"cart"', '"pay" and "refunds"', "for 3 points each", "give it more points in one"]],
    ],
    [
      "in another writing",
      two("words: ['gift  Card']", "words: [¶' GIFT card ']"),
      [["shared-word", '"gift card"']],
    ],
    ["with the same star", two("words: ['refund*']", "words: [¶'Refund*']"), [["shared-word", '"refund*"']]],
    [
      "a short form and a rule",
      two("words: [cart]", "match: [{ words: [x, ¶cart], points: 3 }]"),
      [["shared-word", "for 3 points each"]],
    ],
    [
      "in the title only, where both look",
      two("words: [cart]", "match: [{ words: [¶cart], in: title }]"),
      [["shared-word", "for 3 points each"]],
    ],
    [
      "decisively",
      two("match: [{ words: [cart], points: decisive }]", "match: [{ words: [¶cart], points: decisive }]"),
      [["shared-word", "alike, decisively"]],
    ],
    [
      "the sum of a stream's rules",
      two("match: [{ words: [cart], points: 5 }]", "words: [¶cart], match: [{ words: [cart], points: 2 }]"),
      [["shared-word", "for 5 points each"]],
    ],
    [
      "three streams: each but the first",
      mapOf([stream("a", "words: [cart]"), stream("b", "words: [¶cart]"), stream("c", "words: [¶cart]")]),
      [
        ["shared-word", '"a" and "b"'],
        ["shared-word", '"a" and "c"'],
      ],
    ],
    [
      "a retired stream speaks for its successor",
      mapOf([
        stream("pay", "words: [till]"),
        stream("refunds", "words: [cart]"),
        "old: { words: [¶cart], retired: { into: pay } }",
      ]),
      [["shared-word", '"refunds" and "old"']],
    ],
  ])("%s", (_, map, expected) => expectProblems(map, expected));

  test.each([
    ["more points in one", two("words: [cart]", "match: [{ words: [cart], points: 4 }]")],
    ["one more rule in one", two("words: [cart], match: [{ words: [cart], points: 2 }]", "words: [cart]")],
    ["decisive in one", two("words: [cart]", "match: [{ words: [cart], points: decisive }]")],
    [
      "one in the title, one in the body",
      two("match: [{ words: [cart], in: title }]", "match: [{ words: [cart], in: body, points: 9 }]"),
    ],
    ["a longer phrase", two("words: [cart]", "words: [cart refund]")],
    ["with a star and without", two("words: [refund]", "words: ['refund*']")],
    ["a word inside all", two("words: [cart]", "match: [{ all: [{ words: [cart] }, { words: [back] }] }]")],
    [
      "a rule that something cancels",
      two("words: [cart]", "match: [{ words: [cart], unless: { words: [x] } }]"),
    ],
    ["twice in one stream", two("words: [cart, Cart], match: [{ words: [cart] }]", "words: [refund]")],
    [
      "a retired stream and its successor",
      mapOf([stream("pay", "words: [cart]"), "old: { words: [cart], retired: { into: pay } }"]),
    ],
    ["a word and a label", two("words: [cart]", "labels: [cart]")],
    ["the same label, which is no word", two("labels: [area/money]", "labels: [area/money]")],
  ])("%s: fine", (_, map) => expectProblems(map, []));

  test("streams with errors get no advice", () => {
    expectProblems(two("words: [cart], color: ¶rot", "words: [cart]"), [["not-allowed"]]);
  });
});
