import fc from "fast-check";
import { expect, test } from "vitest";
import { isWordAt, isWordBefore } from "../../shared/text/word-character.ts";

test.each([
  ["a letter", "a", true],
  ["a letter of another script", "あ", true],
  ["a digit", "7", true],
  ["a digit of another script", "٣", true],
  ["a combining mark", "\u0301", true],
  ["the low line", "_", true],
  ["a dash", "-", false],
  ["a blank", " ", false],
  ["a fraction is a number, not a digit", "⅐", false],
  ["a letter that is a number", "Ⅿ", false],
  ["an emoji", "😀", false],
  ["a letter off the first plane", "𐐨", true],
  ["a mark off the first plane", "\u{1D165}", true],
  ["a zero-width joiner", "\u200d", false],
  ["a lone high surrogate", "\ud801", false],
  ["a lone low surrogate", "\udc28", false],
])("%s", (_, character, expected) => {
  for (const text of [character, `-${character}-`, `a${character}`, `${character}a`]) {
    const at = text.indexOf(character);
    expect(isWordAt(text, at)).toBe(expected);
    expect(isWordBefore(text, at + character.length)).toBe(expected);
  }
});

test("both halves of a pair answer for the whole", () => {
  expect([isWordAt("𐐨", 0), isWordAt("𐐨", 1)]).toEqual([true, true]);
  expect([isWordAt("😀", 0), isWordAt("😀", 1)]).toEqual([false, false]);
});

test("a low surrogate behind a letter is still alone", () => {
  expect(isWordAt("a\udc28", 1)).toBe(false);
});

test("there is no word past the ends", () => {
  expect([isWordBefore("ab", 0), isWordAt("ab", 2), isWordAt("ab", -1), isWordAt("", 0)]).toEqual([
    false,
    false,
    false,
    false,
  ]);
});

test("answers the same every time, whatever was asked before", () => {
  const isWord = (character: string): boolean => /^[\p{L}\p{M}\p{Nd}_]$/u.test(character);
  fc.assert(
    fc.property(fc.array(fc.string({ unit: "binary", minLength: 1, maxLength: 1 })), (characters) => {
      const text = characters.join("");
      let at = 0;
      for (const character of text) {
        expect(isWordAt(text, at)).toBe(isWord(character));
        at += character.length;
        expect(isWordBefore(text, at)).toBe(isWord(character));
      }
    }),
  );
});
