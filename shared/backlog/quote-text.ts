import { clipLine } from "../text/clip-line.ts";
import { quote } from "../text/quote.ts";

const LONGEST = 60;

/** A text of the file for a message: in quotes, on one line, at most 60 characters and harmless on a terminal. */
export function quoteText(text: string): string {
  return quote(clipLine(text, LONGEST).trim());
}
