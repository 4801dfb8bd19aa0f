import type { Diagnostic } from "../domain/diagnostic.ts";
import { displayWidth } from "../text/display-width.ts";
import { escapeTerminal } from "../text/escape-terminal.ts";

/** How the parts of a printed diagnostic are coloured; each function returns its text, perhaps with colours. */
export interface DiagnosticPaint {
  readonly error: (text: string) => string;
  readonly warning: (text: string) => string;
  readonly strong: (text: string) => string;
  readonly faint: (text: string) => string;
}

const plain = (text: string): string => text;
export const NO_PAINT: DiagnosticPaint = { error: plain, warning: plain, strong: plain, faint: plain };

/** Lines of the file shown before and behind the one that is meant. */
const CONTEXT = 1;
const LONGEST_LINE = 100;

/**
 * A diagnostic for a terminal: what, where, the lines around it with a mark below the place, and how to repair it.
 * Several lines, no newline at the end; nothing in the file's text can act on the terminal.
 *
 * @param lines the file's lines, as `splitLines` gives them
 */
export function printDiagnostic(diagnostic: Diagnostic, lines: readonly string[], paint = NO_PAINT): string {
  const { severity, code, file, span, message, hint } = diagnostic;
  const level = paint[severity](`${severity}[${code}]`);
  return [
    `${level} ${paint.strong(message)}`,
    paint.faint(`  --> ${escapeTerminal(file)}:${span.line}:${span.column}`),
    ...printFrame(diagnostic, lines, paint),
    ...(hint === null ? [] : [`  fix: ${hint}`]),
  ].join("\n");
}

/** The lines of a file, without a byte order mark; what can't be decoded is shown as such. */
export function splitLines(source: Uint8Array | string): string[] {
  const text = typeof source === "string" ? source.replace(/^\ufeff/, "") : new TextDecoder().decode(source);
  return text.replace(/\r?\n$/, "").split(/\r\n|\n/);
}

function printFrame(
  { severity, span }: Diagnostic,
  lines: readonly string[],
  paint: DiagnosticPaint,
): string[] {
  const from = Math.max(1, span.line - CONTEXT);
  // What is missing at the very end stands in a line that is not there.
  const to = Math.max(span.line, Math.min(lines.length, span.line + CONTEXT));
  if (lines.slice(from - 1, to).every((line) => line.trim() === "")) return [];
  const digits = String(to).length;
  const frame: string[] = [];
  // A long line is cut where the mark stands, so that the mark is always seen.
  const isLong = (lines[span.line - 1] ?? "").length > LONGEST_LINE;
  const start = isLong ? wholeCharacter(lines[span.line - 1]!, span.column - 1 - LONGEST_LINE / 2) : 0;
  for (let line = from; line <= to; line++) {
    const text = lines[line - 1] ?? "";
    const gutter = paint.faint(`  ${String(line).padStart(digits)} | `);
    frame.push(`${gutter}${showLine(text, line === span.line ? start : 0)}`.trimEnd());
    if (line === span.line) {
      const mark = printMark(text, span, start);
      frame.push(`${paint.faint(`  ${" ".repeat(digits)} | `)}${mark.indent}${paint[severity](mark.carets)}`);
    }
  }
  return frame;
}

function showLine(text: string, start: number): string {
  const end = wholeCharacter(text, start + LONGEST_LINE);
  return `${start > 0 ? "…" : ""}${clean(text.slice(start, end))}${end < text.length ? "…" : ""}`;
}

/** The index, or the one before it where it would part the two halves of a character. */
function wholeCharacter(text: string, index: number): number {
  const isSecondHalf = index > 0 && (text.codePointAt(index - 1) ?? 0) > 0xffff;
  return Math.max(0, isSecondHalf ? index - 1 : index);
}

/** As wide on the terminal as it is read: a tab becomes one blank. */
const clean = (text: string): string => escapeTerminal(text.replaceAll("\t", " "));

function printMark(
  text: string,
  span: Diagnostic["span"],
  start: number,
): { indent: string; carets: string } {
  const before = `${start > 0 ? "…" : ""}${clean(text.slice(start, span.column - 1))}`;
  const end = span.endLine === span.line ? span.endColumn : text.length + 1;
  const marked = clean(text.slice(span.column - 1, Math.min(end - 1, start + LONGEST_LINE)));
  return { indent: " ".repeat(displayWidth(before)), carets: "^".repeat(Math.max(1, displayWidth(marked))) };
}
