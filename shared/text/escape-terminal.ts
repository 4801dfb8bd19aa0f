/*
 * What must not reach a terminal or a workflow log from a stranger's text: control characters (escape sequences
 * among them), marks that turn the reading direction, invisible marks, and lone surrogates.
 */
// biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what it looks for
const CONTROL = /[\u0000-\u001f\u007f-\u009f\u2028\u2029]+/g;
const INVISIBLE =
  /[\u00ad\u061c\u180e\u200b\u200e\u200f\u202a-\u202e\u2060-\u2069\ufeff\u{e0000}-\u{e0fff}]/gu;

/** One safe line: no control or direction marks, and nothing that a workflow runner takes for a command. */
export function escapeTerminal(text: string): string {
  return text
    .replace(CONTROL, " ")
    .replace(INVISIBLE, "")
    .toWellFormed()
    .replace(/##(?=\[)/g, "# #")
    .replace(/^(\s*):(?=:)/, "$1: ");
}
