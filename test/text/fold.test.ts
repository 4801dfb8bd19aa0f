import fc from "fast-check";
import { expect, test } from "vitest";
import { fold } from "../../shared/text/fold.ts";

/** As product.md says it. */
const asSpecified = (text: string): string =>
  text.normalize("NFKC").toUpperCase().toLowerCase().normalize("NFKC");

test.each([
  ["case", "ReFund", "refund"],
  ["sharp s is ss", "Straße", "STRASSE"],
  ["so is the capital sharp s", "STRAẞE", "straße"],
  ["ligatures", "ﬁnance ﬂow", "FINANCE flow"],
  ["full-width letters and digits", "ＡＢＣ１２", "abc12"],
  ["superscripts and circled digits", "x² ①", "x2 1"],
  ["roman numerals", "Ⅳ", "iv"],
  ["composed and decomposed letters", "caf\u00e9", "CAFE\u0301"],
  ["Greek, whatever the sigma", "ΟΔΟΣ", "οδος"],
  ["final sigma written as a plain one", "οδοσ", "οδος"],
  ["dotless i", "ısı", "ISI"],
  ["dotted capital I keeps its dot", "İ", "i\u0307"],
  ["Kelvin and Angstrom signs", "\u212a \u212b", "k å"],
  ["half-width kana", "ｶﾞ", "ガ"],
  ["Hangul jamo", "\u1112\u1161\u11ab", "한"],
  ["Cherokee, whose small letters came later", "ꭰ", "Ꭰ"],
  ["astral letters", "𐐀", "𐐨"],
  ["bold mathematical letters", "𝐀", "a"],
  ["non-breaking space", "a\u00a0b", "a b"],
])("%s", (_, a, b) => {
  expect(fold(a)).toBe(fold(b));
});

test.each([
  ["accents", "resume", "résumé"],
  ["zero-width marks inside", "re\u200bfund", "refund"],
  ["digits and letters that look alike", "l0gin", "login"],
])("tells apart: %s", (_, a, b) => {
  expect(fold(a)).not.toBe(fold(b));
});

test("is what product.md says, but for the capital sharp s", () => {
  fc.assert(
    fc.property(fc.string({ unit: "binary" }), (text) => {
      const plain = text.replaceAll("ẞ", "");
      expect(fold(plain)).toBe(asSpecified(plain));
    }),
  );
});

test("folding twice is folding once", () => {
  fc.assert(
    fc.property(fc.string({ unit: "binary", size: "+1" }), (text) => {
      expect(fold(fold(text))).toBe(fold(text));
    }),
  );
});

test("folding twice is folding once for every character, also in upper and lower case", () => {
  const odd: string[] = [];
  // Behind the second plane stand no letters with case, and nothing that NFKC changes but ideographs.
  for (let code = 0; code <= 0x1ffff; code += 1) {
    const character = String.fromCodePoint(code);
    const folded = fold(character);
    const writings = [folded, character.toUpperCase(), character.toLowerCase(), character.normalize("NFKD")];
    if (writings.some((writing) => fold(writing) !== folded)) odd.push(character);
  }
  expect(odd).toEqual([]);
});

test("keeps lone surrogates, so that lengths and places stay sound", () => {
  expect(fold("a\ud800B")).toBe("a\ud800b");
});
