import { EXPORT_HINT } from "./export-hint.ts";
import { quoteText } from "./quote-text.ts";

/**
 * What may stand next between rows: the file's start; behind `[`; a row; `,` or `]`; nothing behind the array; or
 * another object of JSON Lines.
 */
export type Expecting = "start" | "first" | "row" | "separator" | "nothing" | "line";

export interface Misplaced {
  readonly message: string;
  readonly hint: string;
}

/** What is wrong with a text that stands between rows where it may not. */
export function describeMisplaced(expecting: Expecting, text: string): Misplaced {
  const found = quoteText(text);
  switch (expecting) {
    case "start":
      return describeStart(text, found);
    case "separator":
      return describeSeparator(text, found);
    case "line":
      return {
        message: `A comma stands between rows that are no array: found ${found}.`,
        hint: "Objects one a line take no commas; an array opens with [ and closes with ].",
      };
    case "nothing":
      return {
        message: `The array has ended, but more follows: ${found}.`,
        hint: text.startsWith("[")
          ? "Several arrays in one file can be joined: jq -s add FILE."
          : 'Take off what stands behind the closing "]".',
      };
    default:
      return {
        message: `A row is missing: expected an object, found ${found}.`,
        hint: "Take the comma off that has no row beside it.",
      };
  }
}

function describeSeparator(text: string, found: string): Misplaced {
  const hint = "The rows of an array are separated by commas; without [ and ] objects are read one a line.";
  const message = /^[{["]/.test(text)
    ? `A comma is missing before the row ${found}.`
    : `Expected "," or "]" behind the row, found ${found}.`;
  return { message, hint };
}

function describeStart(text: string, found: string): Misplaced {
  const message = `A backlog file starts with "[" (a JSON array) or "{" (one object a line), but this one with ${found}.`;
  if (text.startsWith("<")) {
    return { message, hint: "This looks like a web page: perhaps a login page was saved in its place." };
  }
  if (/^(?:version|streams|extends|labels|#.*|---)\s*(?::|$)/.test(text)) {
    return { message, hint: "This looks like a flow map, which --map names; --backlog names the issues." };
  }
  return { message, hint: EXPORT_HINT };
}
