import { shorten } from "./shorten.ts";

/** A fault of syntax as the YAML library tells it; offsets count UTF-16 units. */
export interface SyntaxFault {
  readonly code: string;
  readonly message: string;
  readonly from: number;
  readonly to: number;
  /** Where the bracket or quote stands whose other half is missing; null when none is. */
  readonly opener: number | null;
}

/** The same, for the map's author: what to look at, in plain words. */
export interface ExplainedFault {
  readonly from: number;
  readonly to: number;
  readonly message: string;
  readonly hint: string | null;
}

type Explanation = Partial<ExplainedFault> & { readonly message: string };

const LONGEST_MESSAGE = 160;

/** Says in plain words, and where the author has to look, what people get wrong most; the rest as the library says it. */
export function explainSyntax(fault: SyntaxFault, text: string): ExplainedFault {
  const { from, to, message } = fault;
  const explained = explainConflict(fault, text) ?? explainOpener(fault, text) ?? explainCode(fault, text);
  const library = { message: `${shorten(message, LONGEST_MESSAGE).replace(/\.$/, "")}.` };
  return { from, to, hint: null, ...(explained ?? library) };
}

function explainConflict({ from }: SyntaxFault, text: string): Explanation | null {
  const { start, line } = lineAt(text, from);
  if (!/^(?:<{7}|={7}|>{7})(?:\s|$)/.test(line)) return null;
  const message = "A merge conflict is left in the file.";
  return {
    from: start,
    to: start + 7,
    message,
    hint: "Keep what you want of both sides; take the marks out.",
  };
}

/** What ends what such a character opens. */
export const CLOSERS: Readonly<Record<string, string>> = { "[": "]", "{": "}", '"': '"', "'": "'" };

function explainOpener({ opener }: SyntaxFault, text: string): Explanation | null {
  if (opener === null) return null;
  const open = text[opener]!;
  const isQuote = open === '"' || open === "'";
  const message = isQuote
    ? "The text in quotes that starts here has no end."
    : `This ${open} is never closed.`;
  const isCommented = !isQuote && / #/.test(text.slice(opener, lineAt(text, opener).end));
  const hint = isCommented
    ? `What follows a blank and # is a comment: put the text that holds it in quotes, or close the ${open} before it.`
    : `Put ${CLOSERS[open]} where it ends.`;
  return { from: opener, to: opener + 1, message, hint };
}

/**
 * Without the faults that only follow from another: what comes behind a token that nothing awaits, and brackets that
 * are open because of a quote that swallows the rest of the file.
 */
export function withoutEchoes(faults: readonly SyntaxFault[], text: string): SyntaxFault[] {
  const firstStray = faults.findIndex(isStray);
  const isQuote = (at: number): boolean => text[at] === '"' || text[at] === "'";
  const quote = faults.find(({ opener }) => opener !== null && isQuote(opener))?.opener ?? -1;
  return faults.filter((fault, index) => {
    if (isStray(fault)) return index === firstStray;
    return fault.opener === null || isQuote(fault.opener) || fault.opener > quote;
  });
}

/** The library has one code for all that it did not expect: its message tells which. */
const isStray = ({ code, message }: SyntaxFault): boolean =>
  code === "UNEXPECTED_TOKEN" && message.includes(" in YAML stream: ");

function explainCode(fault: SyntaxFault, text: string): Explanation | null {
  const { code, from } = fault;
  const character = text[from] ?? "";
  switch (code) {
    case "TAB_AS_INDENT":
      return {
        message: "A tab is used as indentation.",
        hint: "YAML takes spaces only: put spaces in its place.",
      };
    case "MULTILINE_IMPLICIT_KEY":
      return character === "-" ? DASHES_IN_BRACKETS : explainLoneText(from, text);
    case "MISSING_CHAR":
      return explainMissing(fault, text);
    case "BAD_INDENT":
      return { ...firstOfLine(text, from), ...BAD_INDENT };
    case "BLOCK_AS_IMPLICIT_KEY":
      return explainNested(from, text);
    case "BLOCK_IN_FLOW":
      return character === "-"
        ? DASHES_IN_BRACKETS
        : {
            message: "One entry between brackets has two colons.",
            hint: 'Put a comma between entries; put text that holds a colon in quotes: { outcome: "Pay: now" }.',
          };
    case "BAD_SCALAR_START":
    case "BAD_ALIAS":
      return explainStart(character);
    case "BAD_DQ_ESCAPE":
      return explainEscape(from, text);
    case "TAG_RESOLVE_FAILED":
      return {
        message: "A word that starts with ! is a tag, which means nothing in a flow map.",
        hint: "Take it out, or put the text in quotes.",
      };
    case "UNEXPECTED_TOKEN":
      return explainUnexpected(fault, character);
    default:
      return null;
  }
}

const DASHES_IN_BRACKETS = {
  message: "A list of lines with dashes stands between brackets.",
  hint: "Write one or the other: [a, b], or a line with `- ` for each.",
};

const BEHIND_QUOTES = {
  message: "Text follows behind the end of a text in quotes.",
  hint: "Put all of it in quotes; a quote within quotes is written '' or \\\".",
};

const BAD_INDENT = {
  message: "This line is not indented like its neighbours.",
  hint: "Give entries that belong together the same number of spaces.",
};

/** The library has one code for all that is missing: its message tells which. */
function explainMissing({ message, from }: SyntaxFault, text: string): Explanation | null {
  if (message.startsWith("Implicit map keys")) return explainLoneText(from, text);
  if (message.startsWith("Missing , ")) {
    if (/["']/.test(text[from - 1] ?? "")) return BEHIND_QUOTES;
    return { message: "A comma is missing before this entry.", hint: "Put a comma between entries: [a, b]." };
  }
  return null;
}

function explainLoneText(from: number, text: string): Explanation {
  const { line } = lineAt(text, from);
  const hint = /\w:\S/.test(line)
    ? "Put a space behind the colon: `key: value`."
    : "Write `key: value`, or indent the line if it belongs to the one above.";
  return {
    ...firstOfLine(text, from),
    message: "This line is not a key with a colon and a space behind it.",
    hint,
  };
}

/** A map begins where only a value can stand: behind a colon, or in a line that is indented below a value. */
function explainNested(from: number, text: string): Explanation {
  const { end } = lineAt(text, from);
  const rest = text.slice(from, end);
  if (/:(?:\s|$)/.test(rest)) {
    return {
      to: end,
      message: "A value holds a colon with a space behind it, so it reads as a map within a line.",
      hint: 'Put the value in quotes: `outcome: "Pay: in a minute"`.',
    };
  }
  const place = firstOfLine(text, rest.trim().startsWith("-") ? from : end + 1);
  return text[place.from] === "-"
    ? {
        ...place,
        message: "A list entry stands where a key is expected.",
        hint: "Write a list one way: [a, b], or a line with `- ` for each.",
      }
    : { ...place, ...BAD_INDENT };
}

function explainStart(character: string): Explanation {
  const message = `Text that starts with ${character} must stand in quotes.`;
  return { message, hint: `Write "${character}…" with quotes around the whole text.` };
}

function explainEscape(from: number, text: string): Explanation {
  const written = /^\\[\x21-\x7e]?/.exec(text.slice(from, from + 2))?.[0] ?? "\\";
  const message = `Between double quotes, ${written} means nothing to YAML.`;
  return {
    message,
    hint: `Write \\${written}, or put the text in single quotes, where \\ is a plain character.`,
  };
}

function explainUnexpected({ message }: SyntaxFault, character: string): Explanation | null {
  if (character === "}" || character === "]") {
    return { message: `This ${character} closes nothing.`, hint: "Take it out, or open it further up." };
  }
  if (character === ",") return { message: "There is a comma too many.", hint: "Take it out." };
  return message.startsWith("Unexpected scalar at node end") ? BEHIND_QUOTES : null;
}

function lineAt(text: string, offset: number): { start: number; end: number; line: string } {
  const start = text.lastIndexOf("\n", offset - 1) + 1;
  const newline = text.indexOf("\n", offset);
  const end = newline < 0 ? text.length : newline;
  return { start, end, line: text.slice(start, end) };
}

/** The first word of the line, rather than the blanks before it. */
function firstOfLine(text: string, offset: number): { from: number; to: number } {
  const { start, end, line } = lineAt(text, Math.min(offset, text.length));
  const from = start + (line.length - line.trimStart().length);
  return { from: Math.min(from, end), to: start + Math.max(line.trimEnd().length, from - start) };
}
