import { escapeTerminal } from "../text/escape-terminal.ts";

const LONGEST = 60;

/** A text of the file for a message: in quotes, on one line, at most 60 characters and harmless on a terminal. */
export function quoteText(text: string): string {
  const start = [...escapeTerminal(text.slice(0, 4 * LONGEST)).trim()];
  const whole = start.length <= LONGEST && text.length <= 4 * LONGEST;
  return whole ? `"${start.join("")}"` : `"${start.slice(0, LONGEST - 1).join("")}…"`;
}
