import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { hintAt } from "../../shared/flow-map/hint-at.ts";
import { suggest } from "../../shared/flow-map/suggest.ts";

const KEYS = ["name", "outcome", "owners", "color", "words", "labels", "match", "wip-limit", "all", "in"];

describe("suggest", () => {
  test.each([
    ["wrods", "words", "two letters swapped"],
    ["word", "words", "a letter missing"],
    ["wordss", "words", "a letter too many"],
    ["wurds", "words", "a wrong letter"],
    ["Words", "words", "a capital"],
    ["WIP_LIMIT", "wip-limit", "another mark, in capitals"],
    ["wiplimit", "wip-limit", "no mark"],
    ["colour", "color", "another spelling"],
    ["al", "all", "a short one"],
    ["outcomes", "outcome", "the nearest of several"],
  ])("%s: %s (%s)", (written, meant) => expect(suggest(written, KEYS)).toBe(meant));

  test.each([
    ["priority", "nothing is near"],
    ["x", "a single letter has nothing in common with another"],
    ["", "nothing is written"],
    ["words".repeat(20), "a text is no name"],
  ])("%s: none, %s", (written) => expect(suggest(written, KEYS)).toBeNull());

  test("of equally near ones the first", () => expect(suggest("cat", ["bat", "car"])).toBe("bat"));

  test("a valid name is nearest to itself, in any case", () => {
    fc.assert(
      fc.property(fc.constantFrom(...KEYS), (key) => {
        expect(suggest(key, KEYS)).toBe(key);
        expect(suggest(key.toUpperCase(), KEYS)).toBe(key);
      }),
    );
  });

  test("one letter taken from a name of four or more is forgiven", () => {
    const names = fc.constantFrom(...KEYS.filter((key) => key.length >= 4));
    fc.assert(
      fc.property(names, fc.nat(), (name, at) => {
        const index = at % name.length;
        expect(suggest(name.slice(0, index) + name.slice(index + 1), [name])).toBe(name);
      }),
    );
  });
});

describe("hintAt", () => {
  test.each([
    ["chekout", ["checkout", "refunds"], 'Did you mean "checkout"?'],
    ["billing", ["checkout", "refunds"], "Streams: checkout, refunds."],
    ["billing", [], "Streams: none yet."],
  ])("%s among %j", (written, valid, hint) => expect(hintAt(valid, "Streams")(written)).toBe(hint));

  test("a long list is cut", () => {
    const valid = Array.from({ length: 60 }, (_, index) => `stream-${index}`);
    expect(hintAt(valid, "Streams")("billing")).toMatch(/stream-49 and 10 more\.$/);
  });
});
