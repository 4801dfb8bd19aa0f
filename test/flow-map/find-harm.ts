// biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what it looks for
const CONTROL = /[\u0000-\u001f\u007f-\u009f\u2028\u2029]/;
const DIRECTION = /[\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]/;
const INVISIBLE = /[\u00ad\u200b\u2060\ufeff]/;
const COMMAND = /^\s*::|##\[/;

/** What is harmful in a line for a terminal or a workflow's log; nothing = it is one harmless line. */
export function findHarm(line: string): string[] {
  const found: string[] = [];
  if (CONTROL.test(line)) found.push("control character");
  if (DIRECTION.test(line)) found.push("direction mark");
  if (INVISIBLE.test(line)) found.push("invisible mark");
  if (COMMAND.test(line)) found.push("workflow command");
  if (!line.isWellFormed()) found.push("half a character");
  return found;
}
