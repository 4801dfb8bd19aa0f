import type { Diagnostic } from "../shared/domain/diagnostic.ts";
import { printDiagnostics } from "./print-diagnostics.ts";
import type { Terminal } from "./terminal.ts";

/** Tells what is wrong with a flow map, with code frames; where people see it there, at the lines of the file too. */
export function tellProblems(
  diagnostics: readonly Diagnostic[],
  lines: readonly string[],
  terminal: Terminal,
): void {
  const page = `${printDiagnostics(diagnostics, lines, terminal.paintWarning)}\n`;
  terminal.annotate?.(diagnostics);
  if (terminal.annotate === null) terminal.warn(page);
  else terminal.inform(page);
}
