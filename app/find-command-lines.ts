import { readBody, type WantedSections } from "../shared/text/read-body.ts";

const NO_SECTIONS: WantedSections = { form: new Set(), other: new Set() };
const ANYWHERE = /\/stream\b/i;
/** Four blanks would be code. */
const COMMAND = /^( {0,3})\/stream(?:\s+|$)/i;

/**
 * What stands behind `/stream` on each line of a comment that starts with it, as a reader sees the comment: nothing in
 * code, quotes or HTML comments. Blanks are made single; "" = nothing stands there. Linear in the comment.
 */
export function findCommandLines(body: string): string[] {
  // Most comments hold none, and need no reading.
  if (!ANYWHERE.test(body)) return [];
  const written = new Set(body.split(/\r\n|\r|\n/));
  return readBody(body, NO_SECTIONS)
    .text.split("\n")
    .flatMap((line) => {
      const start = COMMAND.exec(line);
      if (start === null) return [];
      // What is taken out leaves a blank, so a blank at the start counts only where the author put it.
      if (start[1] !== "" && !written.has(line)) return [];
      return [line.slice(start[0].length).replace(/\s+/g, " ").trim()];
    });
}
