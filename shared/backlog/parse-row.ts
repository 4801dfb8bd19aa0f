import type { BacklogProblem } from "./backlog-problem.ts";
import { findSyntaxError, type SyntaxFault } from "./find-syntax-error.ts";
import { quoteText } from "./quote-text.ts";
import type { RawRow } from "./raw-row.ts";
import { LARGEST_ROW } from "./row-bytes.ts";

export interface UnparsedRow extends BacklogProblem {
  /** Nothing is wrong but that the row ends too early. */
  readonly atEnd: boolean;
}

const UTF_8 = new TextDecoder("utf-8", { fatal: true, ignoreBOM: true });

/** The value that a row writes down; else what keeps it from being JSON in UTF-8, with the line of that very place. */
export function parseRow(row: RawRow): { value: unknown } | { problem: UnparsedRow } {
  if (row.tooLarge) return { problem: describeTooLarge(row) };
  let text: string;
  try {
    text = UTF_8.decode(row.bytes);
  } catch {
    return { problem: describeNotUtf8(row) };
  }
  try {
    return { value: JSON.parse(text) };
  } catch {
    return { problem: describeSyntax(row.line, text, findSyntaxError(text)) };
  }
}

/** How much of a text is shown before and behind the place where it is wrong. */
const BEFORE = 30;
const BEHIND = 20;
const SHOWN = 300;

function describeSyntax(firstLine: number, text: string, fault: SyntaxFault | null): UnparsedRow {
  if (fault?.atEnd) return describeUnclosed(firstLine);
  const offset = fault?.offset ?? 0;
  const before = text.slice(0, offset);
  const [behind] = text.slice(offset, offset + SHOWN).split("\n", 1);
  const found = fault?.inText
    ? `near ${quoteText(lastOf(before) + behind!.slice(0, BEHIND))}`
    : `found ${quoteText(behind!)}`;
  const message = `not valid JSON: ${fault?.why ?? "no value"}, ${found}.`;
  const hint = 'JSON is read as gh and jq print it; inside of a text, " is written \\" and a line break \\n.';
  return { line: firstLine + countNewlines(before), message, hint, atEnd: false };
}

function describeUnclosed(line: number): UnparsedRow {
  const hint = "Its last brackets or quotes are missing; the export may have stopped half-way.";
  return { line, message: "the row is not closed.", hint, atEnd: true };
}

/** Rows that hang together because of an error in the first look like one huge row: then that error is told. */
function describeTooLarge({ line, bytes }: RawRow): UnparsedRow {
  const beginning = new TextDecoder().decode(bytes);
  const fault = findSyntaxError(beginning);
  if (fault !== null && !fault.atEnd) return describeSyntax(line, beginning, fault);
  const message = `the row is larger than ${LARGEST_ROW / (1024 * 1024)} MiB, the most that is read.`;
  const hint = "One issue is one row. If an object wraps the list of issues, take the list out of it.";
  return { line, message, hint, atEnd: false };
}

function describeNotUtf8({ line, bytes }: RawRow): UnparsedRow {
  if (endsInsideCharacter(bytes)) return describeUnclosed(line);
  const before = textBeforeBadByte(bytes);
  const message = `not UTF-8: the byte behind ${quoteText(lastOf(before))} belongs to no character.`;
  return { line: line + countNewlines(before), message, hint: "Save the file as UTF-8.", atEnd: false };
}

/** Whether nothing is wrong but that the last character is not all there. */
function endsInsideCharacter(bytes: Uint8Array): boolean {
  try {
    new TextDecoder("utf-8", { fatal: true }).decode(bytes, { stream: true });
    return true;
  } catch {
    return false;
  }
}

/** Every replacement character stands for a bad byte, except those that are written in the file as such. */
function textBeforeBadByte(bytes: Uint8Array): string {
  const parts = new TextDecoder("utf-8", { ignoreBOM: true }).decode(bytes).split("\ufffd");
  const encoder = new TextEncoder();
  let at = 0;
  let count = 0;
  for (const part of parts) {
    at += encoder.encode(part).length;
    count++;
    if (bytes[at] !== 0xef || bytes[at + 1] !== 0xbf || bytes[at + 2] !== 0xbd) break;
    at += 3;
  }
  return parts.slice(0, count).join("\ufffd");
}

/** The end of a text, of its last line only. */
function lastOf(text: string): string {
  return text.slice(-BEFORE).split("\n").at(-1)!;
}

function countNewlines(text: string): number {
  return text.split("\n").length - 1;
}
