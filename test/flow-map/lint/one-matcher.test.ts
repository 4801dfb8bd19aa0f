import { describe, test } from "vitest";
import { type ExpectedProblem, expectProblems } from "../expect-problems.ts";
import { mapOf } from "../whole-map.ts";

const rules = (...lines: readonly string[]): string =>
  mapOf([
    "pay:",
    "  outcome: Shoppers pay",
    "  words: [cart]",
    "  match:",
    ...lines.map((line) => `    - ${line}`),
  ]);
const ALL_SIX = "words, pattern, labels, form, types, all";

describe("one-matcher", () => {
  test.each<[what: string, map: string, expected: ExpectedProblem[]]>([
    [
      "two matchers: at the second",
      rules("{ words: [a], points: 5, ¶labels: [b] }"),
      [["one-matcher", "streams.pay.match[0] has 2 matchers: words, labels.", "`all`"]],
    ],
    [
      "three are one problem",
      rules("{ words: [a], ¶types: [b], labels: [c] }"),
      [["one-matcher", "3 matchers"]],
    ],
    ["none", rules("¶{ points: 5 }"), [["one-matcher", "has no matcher", ALL_SIX]]],
    ["an empty rule", rules("¶{}"), [["one-matcher", "has no matcher"]]],
    [
      "inside all",
      rules("{ all: [{ words: [a] }, ¶{ in: body }] }"),
      [["one-matcher", "streams.pay.match[0].all[1]"]],
    ],
    [
      "an empty unless",
      rules("{ words: [a], unless: ¶{} }"),
      [["one-matcher", "match[0].unless has no matcher"]],
    ],
    [
      "two under unless",
      rules("{ words: [a], unless: { words: [b], ¶types: [c] } }"),
      [["one-matcher", "match[0].unless has 2 matchers: words, types", "an `unless` has one matcher"]],
    ],
    [
      "a second matcher whose value is wrong counts",
      rules("{ words: [a], ¶labels: ¶7 }"),
      [
        ["one-matcher", "words, labels"],
        ["wrong-type", "match[0].labels"],
      ],
    ],
  ])("%s", (_, map, expected) => expectProblems(map, expected));

  test.each<[what: string, map: string, expected: ExpectedProblem[]]>([
    [
      "each matcher alone",
      rules(
        "{ words: [a] }",
        "{ pattern: a }",
        "{ labels: [a] }",
        "{ form: { section: a, answers: [b] } }",
        "{ types: [a] }",
        "{ all: [{ words: [a] }, { labels: [b] }] }",
      ),
      [],
    ],
    [
      "all in one of in, points and unless",
      rules("{ words: [a], in: title, points: decisive, unless: { types: [b] } }"),
      [],
    ],
    ["a matcher with a wrong value", rules("{ words: ¶7 }"), [["wrong-type"]]],
    ["a matcher with an empty list", rules("{ words: ¶[] }"), [["out-of-range"]]],
    ["a mistyped matcher", rules("{ ¶wrods: [a] }"), [["unknown-key", 'Did you mean "words"?']]],
    ["a matcher that there is not", rules("{ ¶regex: a, in: title }"), [["unknown-key"]]],
    ["an `all` under unless", rules("{ words: [a], unless: { ¶all: [{ words: [b] }] } }"), [["unknown-key"]]],
    ["a matcher that is an unknown alias", rules("{ words: ¶*nope }"), [["yaml-syntax", "*nope"]]],
  ])("%s: not for this lint", (_, map, expected) => expectProblems(map, expected));
});
