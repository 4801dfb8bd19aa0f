const UNKNOWN = 0;
const OTHER = 1;
const WORD = 2;

// Filled as characters are met: asking the Unicode tables once per character and process, not once per match.
const kinds = new Uint8Array(0x10000);
const WORD_CHARACTER = /[\p{L}\p{M}\p{Nd}_]/u;

function isWordUnit(unit: number): boolean {
  const known = kinds[unit];
  if (known !== UNKNOWN) return known === WORD;
  const word = WORD_CHARACTER.test(String.fromCharCode(unit));
  kinds[unit] = word ? WORD : OTHER;
  return word;
}

const isHigh = (unit: number): boolean => unit >= 0xd800 && unit <= 0xdbff;
const isLow = (unit: number): boolean => unit >= 0xdc00 && unit <= 0xdfff;

function isWordPair(text: string, at: number): boolean {
  return WORD_CHARACTER.test(text.slice(at, at + 2));
}

/** Whether a letter, mark, digit or `_` starts at this index (UTF-16); false past the ends. */
export function isWordAt(text: string, index: number): boolean {
  if (index < 0 || index >= text.length) return false;
  const unit = text.charCodeAt(index);
  if (isHigh(unit) && isLow(text.charCodeAt(index + 1))) return isWordPair(text, index);
  return isWordUnit(unit);
}

/** Whether a letter, mark, digit or `_` ends just before this index. */
export function isWordBefore(text: string, index: number): boolean {
  if (index <= 0) return false;
  const unit = text.charCodeAt(index - 1);
  if (isLow(unit) && index > 1 && isHigh(text.charCodeAt(index - 2))) return isWordPair(text, index - 2);
  return isWordUnit(unit);
}
