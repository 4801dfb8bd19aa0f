import fc from "fast-check";
import { expect, test } from "vitest";
import { WordAutomaton } from "../../shared/text/word-automaton.ts";

interface Place {
  readonly index: number;
  readonly end: number;
}

function findAll(words: readonly string[], text: string): Place[] {
  const places: Place[] = [];
  const sought = words.map((word) => ({ text: word, atWordStart: false }));
  new WordAutomaton(sought).find(text, (index, end) => places.push({ index, end }));
  return sorted(places);
}

/** Each word for itself, at each place. */
function findNaively(words: readonly string[], text: string): Place[] {
  const places: Place[] = [];
  words.forEach((word, index) => {
    for (let end = word.length; word !== "" && end <= text.length; end++) {
      if (text.slice(end - word.length, end) === word) places.push({ index, end });
    }
  });
  return sorted(places);
}

const sorted = (places: Place[]): Place[] => places.sort((a, b) => a.end - b.end || a.index - b.index);

test.each([
  ["words inside words", ["he", "she", "his", "hers"], "ushers"],
  ["a word that is the end of another", ["refund", "fund"], "refund fund"],
  ["the same word twice", ["a", "a"], "aa"],
  ["one letter's wall", ["a", "aa", "aaa", "aaaa"], "aaaaaaa"],
  ["going back after a failure", ["abcd", "bcx", "cy"], "abcy abcx abcd"],
  ["nothing to find", [], "refund"],
  ["an empty word", ["", "a"], "a"],
  ["no text", ["a"], ""],
])("%s", (_, words, text) => {
  expect(findAll(words, text)).toEqual(findNaively(words, text));
});

test("tells letters apart that share a bucket", () => {
  const letters = Array.from({ length: 100 }, (_, i) => String.fromCharCode(0x4e00 + i));
  const text = letters.join("");
  expect(findAll(letters, text)).toEqual(findNaively(letters, text));
  const pairs = letters.map((letter, i) => letter + letters[(i + 1) % 100]);
  expect(findAll(pairs, text)).toEqual(findNaively(pairs, text));
});

test("takes both small sigmas for one letter", () => {
  expect(findAll(["οδος"], "οδοσμα οδος")).toEqual([
    { index: 0, end: 4 },
    { index: 0, end: 11 },
  ]);
});

test.each([
  ["two letters, so that all failures are met", "ab"],
  ["more letters than buckets", "abcdefghijklmnopqrstuvwxyzäöüßéèàçñåøæœłž"],
])("finds what searching one by one finds: %s", (_, alphabet) => {
  const letter = fc.constantFrom(...alphabet);
  const word = fc.string({ unit: letter, maxLength: 5 });
  fc.assert(
    fc.property(fc.array(word, { maxLength: 40 }), fc.array(word, { maxLength: 20 }), (words, parts) => {
      const text = parts.join("") + words.slice(0, 5).join("");
      expect(findAll(words, text)).toEqual(findNaively(words, text));
    }),
  );
});

test("words that are sought at the start of a word only, phrases among them", () => {
  const alphabet = ["a", "b", "-", " ", "é", "\u{10428}", "\u{1f600}"];
  const unit = fc.constantFrom(...alphabet);
  const word = fc.record({
    text: fc.string({ unit, minLength: 1, maxLength: 5 }),
    atWordStart: fc.boolean(),
  });
  const isWord = (character: string | undefined): boolean => /^[\p{L}\p{M}\p{Nd}_]$/u.test(character ?? "");
  fc.assert(
    fc.property(fc.array(word, { maxLength: 20 }), fc.string({ unit, maxLength: 60 }), (words, text) => {
      const sought = words.map(({ text, atWordStart }) => ({
        text,
        // As the matcher asks: of words that start with a word character.
        atWordStart: atWordStart && isWord([...text][0]),
      }));
      const found: Place[] = [];
      new WordAutomaton(sought).find(text, (index, end) => found.push({ index, end }));
      const expected = findNaively(
        sought.map((one) => one.text),
        text,
      ).filter(({ index, end }) => {
        const before = [...text.slice(0, end - sought[index]!.text.length)].at(-1);
        return !sought[index]!.atWordStart || !isWord(before);
      });
      expect(sorted(found)).toEqual(expected);
    }),
    { numRuns: 500 },
  );
});
