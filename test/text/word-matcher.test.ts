import fc from "fast-check";
import { expect, test } from "vitest";
import { foldForWords, normalizeWord, WordMatcher } from "../../shared/text/word-matcher.ts";
import { startProcessorClock } from "../start-processor-clock.ts";

const WORD = String.raw`[\p{L}\p{M}\p{Nd}_]`;

/** The text found for one word, as the evidence shows it; null when it is not found. */
function findOne(word: string, text: string): string | null {
  const matcher = new WordMatcher([word]);
  return matcher.find(foldForWords(text)).get(matcher.idOf(word))?.text ?? null;
}

test.each([
  ["a word", "refund", "The refund is late", "refund"],
  ["at both ends of the text", "refund", "refund", "refund"],
  ["in other letters", "STRASSE", "Straße", "strasse"],
  ["with a mark behind it", "refund", "Where is my refund?", "refund"],
  ["a dash ends a word", "fund", "re-fund", "fund"],
  ["a word with a dash", "re-fund", "a re-fund b", "re-fund"],
  ["an apostrophe ends a word", "shop", "the shop's cart", "shop"],
  ["a phrase", "gift card", "my gift card", "gift card"],
  ["a phrase over any white space", "gift  card", "gift \t\n\u00a0card", "gift card"],
  ["a phrase over a line's end", "gift card", "gift\ncard", "gift card"],
  ["a word that ends with other characters", "c++", "in c++ only", "c++"],
  ["... needs no word's end there", "c++", "c++11", "c++"],
  ["a word that starts with other characters", ".net", "asp.net", ".net"],
  ["a number of an issue", "#123", "see #123.", "#123"],
  ["only other characters", "=>", "a=>b", "=>"],
  ["a longer word behind", "refund*", "Refunds!", "refunds"],
  ["... or the word itself", "refund*", "refund", "refund"],
  ["a longer word before", "*fund", "my refund", "refund"],
  ["a longer word on both sides", "*fund*", "prefunding it", "prefunding"],
  ["a star beside other characters", "c++*", "c++11", "c++11"],
  ["more than one star", "**fund**", "refunds", "refunds"],
  ["a star in the middle is a star", "a*b", "a*b", "a*b"],
  ["the first of several", "pay*", "payment, payer", "payment"],
  ["behind one that is no match", "pay", "payer to pay", "pay"],
  ["overlapping itself", "aba", "abababa aba", "aba"],
  ["Chinese, with a star, since there are no blanks", "*退款*", "我要退款。", "我要退款"],
  ["the start of a Greek word, whose sigma is another", "ΟΔΟΣ*", "οδοσήμανση", "οδοσήμανση"],
  ["a Greek word before a point", "ΟΔΟΣ", "ΟΔΟΣ.ΑΒΓ", "οδοσ"],
  ["a letter off the first plane", "*b", "𐐀b", "𐐨b"],
  ["a text of unlike surrogates", "a", "\ud800 a \udc00", "a"],
])("finds %s", (_, word, text, expected) => {
  expect(findOne(word, text)).toBe(expected);
});

test.each([
  ["inside a longer word, behind", "refund", "refunds"],
  ["inside a longer word, before", "fund", "refund"],
  ["beside a low line", "fund", "re_fund"],
  ["beside a digit", "v2", "v22"],
  ["beside a digit of another script", "v", "v٣"],
  ["beside a combining mark", "x", "x\u0302"],
  ["beside a letter off the first plane", "b", "𐐀b"],
  ["a star on the wrong side", "fund*", "refund"],
  ["a star only", "*", "* anything *"],
  ["stars only", "***", "*** anything"],
  ["no word", "", "anything"],
  ["a blank", " ", "any thing"],
  ["Chinese without a star, inside other letters", "退款", "我要退款"],
  ["a phrase with a word between", "gift card", "gift of a card"],
  ["a phrase over a dash", "gift card", "gift-card"],
  ["an invisible mark inside", "refund", "re\u200bfund"],
])("does not find %s", (_, word, text) => {
  expect(findOne(word, text)).toBeNull();
});

test("finds words within words, each by its own id", () => {
  const matcher = new WordMatcher(["gift", "gift card", "card", "card*", "gift cards"]);
  const found = matcher.find(foldForWords("Gift card and gift cards"));
  const places = ["gift", "gift card", "card", "card*", "gift cards"].map((word) => {
    const match = found.get(matcher.idOf(word));
    return [match?.start, match?.end, match?.text];
  });
  expect(places).toEqual([
    [0, 4, "gift"],
    [0, 9, "gift card"],
    [5, 9, "card"],
    [5, 9, "card"],
    [14, 24, "gift cards"],
  ]);
});

test("a word in other writing is the same word", () => {
  const matcher = new WordMatcher(["Gift  Card", "ﬁn*"]);
  expect(matcher.idOf(" gift card ")).toBe(0);
  expect(matcher.idOf("FIN*")).toBe(1);
  expect(matcher.idOf("fin")).toBe(-1);
});

test("takes a star for a star where words are literal", () => {
  const matcher = new WordMatcher(["pay*"], ["pay*", "pay"]);
  const ids = [matcher.idOf("pay*"), matcher.idOfLiteral("pay*"), matcher.idOfLiteral("pay")];
  expect(new Set(ids).size).toBe(3);
  expect([...matcher.find("payment").keys()]).toEqual([ids[0]]);
  expect([...matcher.find("pay*").keys()].sort()).toEqual([...ids].sort());
  expect(matcher.idOf("pay")).toBe(ids[2]);
  expect(matcher.idOf("=pay*")).toBe(-1);
});

test("shows only a piece of a wall of letters", () => {
  const text = findOne("*b*", `${"a".repeat(5000)}b${"a".repeat(5000)}`);
  expect(text).toBe(`${"a".repeat(100)}b${"a".repeat(100)}`);
});

test("never shows half a character", () => {
  const text = findOne("*b*", `${"𐐀".repeat(500)}ab${"𐐀".repeat(500)}`) ?? "";
  expect(text.isWellFormed()).toBe(true);
  expect(text).toContain("𐐨ab𐐨");
});

/** One word by a regular expression, as product.md defines a word. */
function findByExpression(word: string, text: string): number {
  const normal = normalizeWord(word);
  const bare = normal.replace(/^\*+/, "").replace(/\*+$/, "").trim();
  if (bare === "") return -1;
  const before = !normal.startsWith("*") && new RegExp(`^${WORD}`, "u").test(bare) ? `(?<!${WORD})` : "";
  const behind = !normal.endsWith("*") && new RegExp(`${WORD}$`, "u").test(bare) ? `(?!${WORD})` : "";
  const literal = bare.replace(/[\\^$.*+?()[\]{}|/]/g, String.raw`\$&`);
  return text.search(new RegExp(before + literal + behind, "u"));
}

test.each([
  ["few letters", "ab -"],
  ["word and other characters", "aA1_-+.# \n*"],
  ["marks, ligatures and astral characters", "aé\u0301ﬁß𐐀😀 -"],
])("finds what one regular expression a word finds: %s", (_, alphabet) => {
  const unit = fc.constantFrom(...Array.from(alphabet));
  const words = fc.array(fc.string({ unit, maxLength: 4 }), { maxLength: 12 });
  const starred = fc.array(
    fc.tuple(fc.constantFrom("", "*"), fc.string({ unit, maxLength: 3 }), fc.constantFrom("", "*")),
    { maxLength: 6 },
  );
  fc.assert(
    fc.property(words, starred, fc.string({ unit, maxLength: 40 }), (plain, wild, text) => {
      const all = [...plain, ...wild.map((parts) => parts.join(""))];
      const matcher = new WordMatcher(all);
      const folded = foldForWords(text);
      const found = matcher.find(folded);
      for (const word of all) {
        const start = found.get(matcher.idOf(word))?.start ?? -1;
        expect([word, start]).toEqual([word, findByExpression(word, folded)]);
      }
    }),
    { numRuns: 500 },
  );
});

test.each([
  ["aaaaaaaaab"],
  ["a "],
  ["ab"],
  ["refund "],
  ["\ud83d\ude00"],
  ["\ufdfa"],
  ["a\u0301"],
  ["*"],
  ["\n"],
])("is done at once with a wall of %j", (unit) => {
  const words = ["a", "aa", "aaaaaaaaaaaaaaaaaaaa", "a a a a a a b", "*a*", "refund*", "*b", "- -"];
  const elapsed = startProcessorClock();
  new WordMatcher(words).find(foldForWords(unit.repeat(65_000 / unit.length)));
  expect(elapsed()).toBeLessThan(1000);
});

test("a wall of stars inside a word costs no more than its length", () => {
  const elapsed = startProcessorClock();
  new WordMatcher([`a${"*".repeat(100_000)}x`]);
  // A guard against a hang, not a measure: it takes a few milliseconds.
  expect(elapsed()).toBeLessThan(2000);
});
