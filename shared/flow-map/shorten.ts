import { escapeTerminal } from "../text/escape-terminal.ts";

const LONGEST_SHOWN = 40;

/** Text of the file in a message: one harmless line of at most `most` characters. */
export function shorten(text: string, most = LONGEST_SHOWN): string {
  // Cleaning only takes away or adds a few: what is far behind the cut need not be looked at.
  const line = escapeTerminal(text.slice(0, most * 4));
  return line.length > most ? `${line.slice(0, most).toWellFormed()}…` : line;
}
