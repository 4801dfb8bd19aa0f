import { expect, test } from "vitest";
import { flattenLine } from "../../shared/text/flatten-line.ts";

test.each([
  ["line ends", "a\nb\r\nc\u2028d\u2029e\u0085f", "a b c d e f"],
  ["control characters", "a\u0000b\u0007\u001bc\u009bd\u007fe", "a b c d e"],
  ["tabs and form feeds", "a\tb\fc\vd", "a b c d"],
  ["marks that turn the direction", "a\u202eb\u202cc\u2066d\u2069e\u200ff\u061cg", "abcdefg"],
  ["zero-width marks", "re\u200bf\u2060u\ufeffn\u00add", "refund"],
  ["tag characters, which can hide a message", "a\u{e0041}\u{e007f}b", "ab"],
  ["letters that show nothing", "a\u3164\u115f\uffa0b", "ab"],
  ["annotation marks", "a\ufff9b\ufffac\ufffbd", "abcd"],
  ["lone surrogates", "a\ud800b\udc00", "a\ufffdb\ufffd"],
])("leaves no %s", (_, text, expected) => {
  expect(flattenLine(text)).toBe(expected);
});

test.each([
  ["joined emoji", "👩‍💻 ❤️"],
  ["Persian with its non-joiner", "می‌خواهم"],
  ["accents and other scripts", "café e\u0301 日本語 한국어 العربية"],
  ["blanks as they are", " a  b "],
])("keeps %s", (_, text) => {
  expect(flattenLine(text)).toBe(text);
});
