import { cutText } from "./cut-text.ts";
import { escapeTerminal } from "./escape-terminal.ts";

/** Cleaning takes away or adds little: what stands this many times as far behind is not looked at. */
const REACH = 8;

/** Anybody's text for a message: one line that is harmless on a terminal, at most so many characters. */
export function clipLine(text: string, most: number): string {
  const near = text.slice(0, REACH * most);
  const line = escapeTerminal(near);
  return cutText(near.length < text.length ? `${line}…` : line, most);
}
