import type { Diagnostic } from "../shared/domain/diagnostic.ts";
import { type DiagnosticPaint, printDiagnostic } from "../shared/flow-map/print-diagnostic.ts";
import { groupDigits } from "../shared/text/count.ts";
import type { Terminal } from "./terminal.ts";

/** Nobody reads further. */
const MOST_SHOWN = 200;

/**
 * Diagnostics with their code frames, a blank line between them.
 *
 * @param lines the file's lines, as `splitLines` gives them
 */
export function printDiagnostics(
  diagnostics: readonly Diagnostic[],
  lines: readonly string[],
  paint: Terminal["paint"],
): string {
  const shown = diagnostics.slice(0, MOST_SHOWN).map((one) => printDiagnostic(one, lines, toPaint(paint)));
  const more = diagnostics.length - shown.length;
  return [...shown, ...(more > 0 ? [`... and ${groupDigits(more)} more.`] : [])].join("\n\n");
}

function toPaint(paint: Terminal["paint"]): DiagnosticPaint {
  return {
    error: (text) => paint(["red", "bold"], text),
    warning: (text) => paint(["yellow", "bold"], text),
    strong: (text) => paint("bold", text),
    faint: (text) => paint("dim", text),
  };
}
