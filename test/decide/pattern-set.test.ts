import fc from "fast-check";
import { RE2JS } from "re2js";
import { expect, test } from "vitest";
import { PatternSet } from "../../shared/decide/pattern-set.ts";

test("no patterns match nothing", () => expect(new PatternSet([]).find("text")).toEqual(new Set()));

test("the same pattern twice has one id", () => {
  const set = new PatternSet(["a", "b", "a"]);
  expect([set.idOf("a"), set.idOf("b"), set.idOf("c")]).toEqual([0, 1, -1]);
});

test("tells what matched first, as it stands", () => {
  const set = new PatternSet(["x", "cards? \\w+"]);
  expect(set.firstMatch(1, "My CARD was declined, cards are")).toBe("CARD was");
  expect(set.firstMatch(0, "nothing")).toBeNull();
});

const ATOMS = [
  "a",
  "b",
  "K",
  "ß",
  "é",
  "\\b",
  "^",
  "$",
  "(?m)^",
  "(?m)$",
  ".",
  "\\w",
  "\\d",
  "[^a]",
  "\\pL",
  "-",
  "(?-i)a",
];
const PATTERN = fc.letrec<{ any: string }>((tie) => ({
  any: fc.oneof(
    { weight: 4, arbitrary: fc.constantFrom(...ATOMS) },
    { weight: 2, arbitrary: fc.tuple(tie("any"), tie("any")).map((parts) => parts.join("")) },
    { weight: 1, arbitrary: fc.tuple(tie("any"), tie("any")).map((parts) => `(?:${parts.join("|")})`) },
    { weight: 1, arbitrary: tie("any").map((part) => `(?:${part})*`) },
  ),
})).any;
const TEXT = fc
  .array(
    fc.constantFrom("a", "b", "k", "\u212a", "SS", "ß", "É", "\n", " ", "-", "1", "_", "😀", "\ud800", "A"),
    { maxLength: 8 },
  )
  .map((parts) => parts.join(""));

test("all together match what each by itself matches", () => {
  fc.assert(
    fc.property(fc.uniqueArray(PATTERN, { minLength: 1, maxLength: 6 }), TEXT, (patterns, text) => {
      const alone = patterns.map((pattern) => RE2JS.compile(pattern, RE2JS.CASE_INSENSITIVE));
      const expected = [...patterns.keys()].filter((id) => alone[id]!.matcher(text).find());
      const set = new PatternSet(patterns);
      expect([...set.find(text)].sort((a, b) => a - b)).toEqual(expected);
      for (const id of expected) expect(set.firstMatch(id, text)).not.toBeNull();
    }),
    { numRuns: 500 },
  );
});
