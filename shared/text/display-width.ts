/*
 * Characters that a terminal shows two columns wide: East Asian scripts, full-width forms, emoji shown as pictures.
 * Unicode's East_Asian_Width is no property of regular expressions; scripts and emoji come close enough for a caret.
 */
const WIDE =
  /[\p{Script=Han}\p{Script=Hangul}\p{Script=Hiragana}\p{Script=Katakana}\p{Emoji_Presentation}\u3000-\u303f\uff01-\uff60\uffe0-\uffe6]/u;
const NO_WIDTH = /[\p{M}\p{Cf}]/u;
const ASCII = /^[ -~]*$/;

/** How many columns of a terminal a line of text takes. */
export function displayWidth(text: string): number {
  if (ASCII.test(text)) return text.length;
  let width = 0;
  for (const character of text) width += NO_WIDTH.test(character) ? 0 : WIDE.test(character) ? 2 : 1;
  return width;
}
