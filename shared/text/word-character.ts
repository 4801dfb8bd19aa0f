const OTHER = 1;
const WORD = 2;

// Filled as characters are met: asking the Unicode tables once per character and process, not once per match.
// Halves of pairs stay 0, since they need their other half.
const kinds = new Uint8Array(0x10000);
const WORD_CHARACTER = /[\p{L}\p{M}\p{Nd}_]/u;

/** Whether the character at this index (UTF-16, either half of a pair) is a letter, mark, digit or `_`. */
export function isWordAt(text: string, index: number): boolean {
  const kind = kinds[text.charCodeAt(index)];
  return kind === WORD || (kind !== OTHER && askUnicode(text, index));
}

/** Whether a letter, mark, digit or `_` ends just before this index. */
export function isWordBefore(text: string, index: number): boolean {
  return isWordAt(text, index - 1);
}

/** Also reached for an index past the ends, where there is no character. */
function askUnicode(text: string, index: number): boolean {
  const unit = text.charCodeAt(index);
  const isHalf = unit >= 0xd800 && unit <= 0xdfff;
  const whole = isHalf ? pairAt(text, index) : unit;
  const isWord = whole >= 0 && WORD_CHARACTER.test(String.fromCodePoint(whole));
  if (whole >= 0 && !isHalf) kinds[unit] = isWord ? WORD : OTHER;
  return isWord;
}

/** The character that one of its halves stands for; -1 when the other half is missing. */
function pairAt(text: string, index: number): number {
  const from = text.charCodeAt(index) >= 0xdc00 ? index - 1 : index;
  const whole = text.codePointAt(from) ?? -1;
  return whole > 0xffff ? whole : -1;
}
