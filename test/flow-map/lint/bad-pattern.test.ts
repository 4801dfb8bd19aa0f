import { describe, expect, test } from "vitest";
import { loadFlowMap } from "../../../shared/flow-map/load-flow-map.ts";
import { type ExpectedProblem, expectProblems } from "../expect-problems.ts";
import { mapOf } from "../whole-map.ts";

const rules = (...lines: readonly string[]): string =>
  mapOf([
    "checkout:",
    "  outcome: Shoppers pay",
    "  words: [cart]",
    "  match:",
    ...lines.map((line) => `    - ${line}`),
  ]);
const pattern = (written: string): string => rules(`pattern: ¶${written}`);

describe("bad-pattern", () => {
  test.each<[what: string, map: string, expected: ExpectedProblem[]]>([
    [
      "look-ahead",
      pattern("'pay(?=pal)'"),
      [["bad-pattern", "streams.checkout.match[0].pattern", "`unless`"]],
    ],
    ["look-behind", pattern("'(?<!un)pay'"), [["bad-pattern", "look-behind"]]],
    ["a back-reference", pattern("'(a)\\1'"), [["bad-pattern", "no back-references"]]],
    ["an open bracket", pattern("'pay['"), [["bad-pattern", "missing closing ]: `[`", "re2/wiki/Syntax"]]],
    ["an open parenthesis, shown as written", pattern("'(pay'"), [["bad-pattern", "`(pay`"]]],
    ["a star of nothing", pattern("'*'"), [["bad-pattern", "`*`"]]],
    ["a repetition over 1000", pattern("a{1001}"), [["bad-pattern"]]],
    ["a repetition of repetitions", pattern("((a{100}){100}){100}"), [["bad-pattern"]]],
    ["no such property", pattern("'\\p{Foo}'"), [["bad-pattern"]]],
    [
      "a backspace where the edge of a word was meant",
      pattern('"\\bpay\\b"'),
      [["bad-pattern", "streams.checkout.match[0].pattern holds a backspace", "\\\\b", "single quotes"]],
    ],
    [
      "each of several, under unless and all too",
      rules(
        "{ words: [pay], unless: { pattern: ¶'(' } }",
        "{ all: [{ words: [a] }, { pattern: ¶')' }] }",
        "{ pattern: ¶'[' }",
      ),
      [
        ["bad-pattern", "match[0].unless.pattern"],
        ["bad-pattern", "match[1].all[1].pattern"],
        ["bad-pattern", "match[2].pattern"],
      ],
    ],
  ])("%s", (_, map, expected) => expectProblems(map, expected));

  test.each([
    ["large repetitions", "pattern: a{100}", 500],
    ["large classes", "pattern: '[\\pL\\pN]'", 1000],
    ["large ranges", "pattern: '[B-\\x{1e900}]'", 1000],
    ["one wall of classes", `pattern: '[${"\\pL".repeat(30_000)}]'`, 1],
  ])("%s are too large together, which is said once", (_, line, count) => {
    const { diagnostics } = loadFlowMap(rules(...Array.from({ length: count }, () => line)), "flow-map.yml");
    expect(diagnostics).toHaveLength(1);
    expect(diagnostics[0]).toMatchObject({
      code: "bad-pattern",
      message: "Up to this one, the patterns of this map are too large together.",
    });
  });

  test.each([
    ["the specification's", '"^checkout\\\\b"'],
    ["single quotes", "'\\bpay(ment)?s?\\b'"],
    ["flags", "'(?im)^cart$'"],
    ["a property", "'\\p{Greek}+'"],
    ["a range over a script", "'[一-龥]+'"],
    ["hyphens", "gift-card"],
    ["a repetition", "'(?:pay ){1,50}'"],
    ["a number in quotes", '"404"'],
  ])("%s is fine", (_, written) => expectProblems(rules(`pattern: ${written}`), []));

  test("hundreds of ordinary patterns are fine", () => {
    const lines = Array.from({ length: 500 }, (_, index) => `pattern: '\\bpay(ment)?s? ${index}\\b'`);
    expectProblems(rules(...lines), []);
  });
});
