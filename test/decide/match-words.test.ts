import { describe, expect, test } from "vitest";
import type { Issue } from "../../shared/domain/issue.ts";
import { evidenceOf, pointsOf } from "./weigh-one.ts";

describe("words", () => {
  const rule = "- words: [refund, chargeback, gift card]";
  test.each<[string, Partial<Issue>, unknown[]]>([
    ["nothing", { title: "Cart is empty" }, []],
    ["once in the title, however many", { title: "Refund, chargeback" }, [["title", "refund", 3]]],
    [
      "the first in the title, by its place",
      { title: "A chargeback or refund" },
      [["title", "chargeback", 3]],
    ],
    ["a third in the body", { body: "The refund is late." }, [["body", "refund", 1]]],
    ["a word that comes again in the body", { body: "refund, Refund, REFUND" }, [["body", "refund", 1]]],
    [
      "each different word in the body",
      { body: "No refund for a gift  card" },
      [
        ["body", "refund", 1],
        ["body", "gift card", 1],
      ],
    ],
    [
      "title and body add up",
      { title: "Refund", body: "refund or chargeback" },
      [
        ["title", "refund", 3],
        ["body", "refund", 1],
        ["body", "chargeback", 1],
      ],
    ],
    ["a phrase over a line's end", { body: "the gift\ncard" }, [["body", "gift card", 1]]],
    ["no part of a word", { title: "Refunds", body: "prerefund" }, []],
    ["a word between dashes", { title: "pre-refund-check" }, [["title", "refund", 3]]],
    ["nothing in code", { title: "Something", body: "`refund`" }, []],
  ])("%s", (_, issue, expected) => expect(evidenceOf(rule, issue)).toEqual(expected));

  test.each<[string, string, Partial<Issue>, unknown]>([
    ["at most the points in the body", "- words: [a1, b1, c1, d1, e1]", { body: "a1 b1 c1 d1 e1" }, 3],
    ["points 1", "- { words: [a1, b1], points: 1 }", { title: "a1", body: "a1 b1" }, 1 + 1],
    ["points 2", "- { words: [a1, b1, c1], points: 2 }", { title: "a1", body: "a1 b1 c1" }, 2 + 2],
    ["points 3", "- { words: [a1, b1], points: 3 }", { title: "a1", body: "a1 b1" }, 3 + 2],
    ["points 4: 2 + 2, then none", "- { words: [a1, b1, c1], points: 4 }", { body: "a1 b1 c1" }, 4],
    ["points 7: 3 + 3 + 1", "- { words: [a1, b1, c1], points: 7 }", { body: "a1 b1 c1" }, 7],
    ["points 7: 3 + 3", "- { words: [a1, b1, c1], points: 7 }", { body: "a1 b1" }, 6],
    ["points 100: 34 + 34 + 32", "- { words: [a1, b1, c1], points: 100 }", { body: "a1 b1 c1" }, 100],
    ["points 100, one word", "- { words: [a1, b1, c1], points: 100 }", { title: "a1", body: "a1" }, 134],
    ["decisive", "- { words: [a1], points: decisive }", { body: "a1" }, "decisive"],
    ["only the title", "- { words: [a1], in: title }", { title: "a1", body: "a1" }, 3],
    ["only the body", "- { words: [a1], in: body }", { title: "a1", body: "a1" }, 1],
    ["both, said", "- { words: [a1], in: both }", { title: "a1", body: "a1" }, 4],
    ["two rules add up", "- words: [a1]\n- words: [a1, b1]", { title: "a1 b1" }, 6],
  ])("%s", (_, rules, issue, expected) => expect(pointsOf(rules, issue)).toBe(expected));

  test("a word beyond the most points is told with none", () =>
    expect(evidenceOf("- { words: [a1, b1, c1], points: 2 }", { body: "a1 b1 c1" })).toEqual([
      ["body", "a1", 1],
      ["body", "b1", 1],
      ["body", "c1", 0],
    ]));

  test.each([
    ["refund*", "refunds", "refunds"],
    ["refund*", "prerefunds", null],
    ["*refund", "prerefund", "prerefund"],
    ["*refund", "prerefunds", null],
    ["*refund*", "prerefunds", "prerefunds"],
    ["re*fund", "refund", null],
    ["refund*", "refund-desk", "refund"],
    ["Gift Card*", "GIFT CARDS", "gift cards"],
    ["straße", "STRASSE 5", "strasse"],
    ["*検索*", "商品検索画面", "商品検索画面"],
    ["c++", "use c++ here", "c++"],
  ])("%s in %s", (word, title, found) => {
    const expected = found === null ? [] : [["title", found, 3]];
    expect(evidenceOf(`- words: ["${word}"]`, { title })).toEqual(expected);
  });

  test("the same word twice in a rule is one", () =>
    expect(evidenceOf("- words: [refund, Refund, ' refund ']", { body: "refund" })).toEqual([
      ["body", "refund", 1],
    ]));
});

describe("pattern", () => {
  test.each<[string, string, Partial<Issue>, unknown]>([
    ["^checkout\\b", "ignoring case", { title: "CHECKOUT hangs" }, 3],
    ["^checkout\\b", "in a word", { title: "checkouts hang" }, 0],
    ["^checkout\\b", "behind something", { title: "the checkout hangs" }, 0],
    ["^checkout", "the start of the whole body", { body: "checkout\nhangs" }, 1],
    ["^checkout", "not of a line", { body: "the\ncheckout" }, 0],
    ["(?m)^checkout", "of a line", { body: "the\ncheckout\nhangs" }, 1],
    ["checkout$", "the end of the whole body", { body: "the\ncheckout" }, 1],
    ["checkout$", "not of a line", { body: "checkout\nhangs" }, 0],
    ["(?m)checkout$", "the end of a line", { body: "the checkout\r\nhangs" }, 1],
    ["check.*out", "title and body add up", { title: "check it out", body: "check me out" }, 4],
    ["checkout", "not what is in code", { body: "```\ncheckout\n```" }, 0],
  ])("%s %s", (pattern, _, issue, points) => expect(pointsOf(`- pattern: '${pattern}'`, issue)).toBe(points));

  test.each<[string, Partial<Issue>, unknown]>([
    ["{ pattern: x1, in: title }", { title: "x1", body: "x1" }, 3],
    ["{ pattern: x1, in: body }", { title: "x1", body: "x1" }, 1],
    ["{ pattern: x1, points: 7 }", { title: "x1", body: "x1" }, 7 + 3],
    ["{ pattern: x1, points: 1 }", { title: "x1", body: "x1" }, 1 + 1],
    ["{ pattern: x1, points: decisive }", { body: "x1" }, "decisive"],
  ])("%s", (rule, issue, points) => expect(pointsOf(`- ${rule}`, issue)).toBe(points));

  test("what matched is told as it stands, a long one cut", () => {
    expect(evidenceOf("- pattern: 'card.*declined'", { title: "My CARD was Declined" })).toEqual([
      ["title", "CARD was Declined", 3],
    ]);
    const [[, text]] = evidenceOf("- pattern: 'a+'", { title: "a".repeat(999) }) as [[string, string]];
    expect(text).toBe("a".repeat(100));
  });
});
