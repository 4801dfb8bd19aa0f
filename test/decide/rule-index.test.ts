import fc from "fast-check";
import { expect, test } from "vitest";
import { type Found, type Need, RuleIndex } from "../../shared/decide/rule-index.ts";

const NAMES = ["area/one", "area/two", "bug", "__proto__"];
const wildcard = (start: string) => (label: string) => label.startsWith(start);
const some = <T>(arbitrary: fc.Arbitrary<T>) => fc.uniqueArray(arbitrary, { maxLength: 3 });

const NEED = fc.record({
  words: some(fc.nat(4)),
  patterns: some(fc.nat(4)),
  labels: some(fc.constantFrom(...NAMES)),
  wildcards: some(fc.constantFrom("area/", "b", "")).map((starts) => starts.map(wildcard)),
});
const places = some(fc.nat(5)).map((ids) => new Map(ids.map((id) => [id, { start: 0, end: 1, text: "x" }])));
const FOUND = fc.record({
  titleWords: places,
  bodyWords: places,
  titlePatterns: some(fc.nat(5)).map((ids) => new Set(ids)),
  bodyPatterns: some(fc.nat(5)).map((ids) => new Set(ids)),
  tellingLabels: some(fc.constantFrom(...NAMES, "other")).map(
    (names) => new Map(names.map((name) => [name, name])),
  ),
});

/** Whether a rule can match, asked rule by rule. */
function canMatch(need: Need | null, found: Found): boolean {
  if (need === null) return true;
  const { words = [], patterns = [], labels = [], wildcards = [] } = need;
  const present = [...found.tellingLabels.keys()];
  return (
    words.some((id) => found.titleWords.has(id) || found.bodyWords.has(id)) ||
    patterns.some((id) => found.titlePatterns.has(id) || found.bodyPatterns.has(id)) ||
    present.some((label) => labels.includes(label) || wildcards.some((isMatch) => isMatch(label)))
  );
}

test("names the rules that can match, in order, again and again", () => {
  fc.assert(
    fc.property(
      fc.array(fc.option(NEED), { maxLength: 8 }),
      fc.array(FOUND, { minLength: 1, maxLength: 3 }),
      (needs, issues) => {
        const index = new RuleIndex(needs);
        for (const found of [...issues, ...issues]) {
          const expected = [...needs.keys()].filter((at) => canMatch(needs[at] ?? null, found));
          expect(index.find(found)).toEqual(expected);
        }
      },
    ),
  );
});

test("tells whether a label matters to any rule", () => {
  const index = new RuleIndex([null, { labels: ["bug"] }, { wildcards: [wildcard("area/")] }]);
  expect(["bug", "area/x", "other"].map((label) => index.asksFor(label))).toEqual([true, true, false]);
});

test("labels without end fill no memory, and are answered alike", () => {
  const index = new RuleIndex([{ labels: ["label 7"] }]);
  const asked = Array.from({ length: 25_000 }, (_, number) => index.asksFor(`label ${number}`));
  expect(asked.indexOf(true)).toBe(7);
  expect(index.asksFor("label 7")).toBe(true);
});
