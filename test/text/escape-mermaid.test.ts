import fc from "fast-check";
import { expect, test } from "vitest";
import { escapeMermaid } from "../../shared/text/escape-mermaid.ts";

test.each([
  ["words", "Find a product, quickly!", "Find a product, quickly!"],
  ["quotes and brackets", '"]', "#34;#93;"],
  ["an entity", "#34;", "#35;34#59;"],
  ["a tag", "<b>", "#60;b#62;"],
  ["Markdown", "`*a*`", "#96;#42;a#42;#96;"],
  ["a directive", "%%{init}%%", "#37;#37;#123;init#125;#37;#37;"],
  ["lines", "a\nb", "a b"],
  ["other scripts", "返金 возврат", "返金 возврат"],
  ["emoji", "👍", "#128077;"],
  ["a numbered list", "1. Find", "1.#160;Find"],
  ["a list", "- Find", "-#160;Find"],
])("%s", (_, text, expected) => {
  expect(escapeMermaid(text)).toBe(expected);
});

test("nothing but letters, digits, harmless marks and entities is left", () => {
  fc.assert(
    fc.property(fc.string({ unit: "grapheme" }), (text) => {
      expect(escapeMermaid(text).replace(/#\d+;/g, "")).toMatch(/^[\p{L}\p{M}\p{N} ,.?!…–-]*$/u);
    }),
  );
});

test("is cut at 40 characters, or where told, before it is escaped", () => {
  expect(escapeMermaid('"'.repeat(41))).toBe(`${"#34;".repeat(39)}…`);
  expect(escapeMermaid("abc", 2)).toBe("a…");
});
