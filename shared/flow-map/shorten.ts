import { clipLine } from "../text/clip-line.ts";

const LONGEST_SHOWN = 40;

/** Text of the file in a message: one harmless line of at most `most` characters. */
export function shorten(text: string, most = LONGEST_SHOWN): string {
  return clipLine(text, most);
}
