import { count } from "../../shared/text/count.ts";
import { countSeverity } from "../count-severity.ts";
import { printDiagnostics } from "../print-diagnostics.ts";
import { readMapFile } from "../read-map-file.ts";
import type { Terminal } from "../terminal.ts";
import { EXIT, type ExitCode } from "../user-error.ts";

/** `streamkeeper check`: every problem of a flow map with its code frame, and one line that sums up. */
export function check({ map }: { readonly map: string }, terminal: Terminal): ExitCode {
  const { flowMap, diagnostics, lines } = readMapFile(map);
  terminal.annotate?.(diagnostics);
  if (diagnostics.length > 0) terminal.print(`${printDiagnostics(diagnostics, lines, terminal.paint)}\n`);
  const errors = countSeverity(diagnostics, "error");
  const warnings = countSeverity(diagnostics, "warning");
  const problems = [
    ...(errors > 0 ? [count(errors, "error")] : []),
    ...(warnings > 0 ? [count(warnings, "warning")] : []),
  ].join(", ");
  if (flowMap === null) {
    terminal.print(terminal.paint("red", `${map} is not valid: ${problems}.`));
    return EXIT.invalidInput;
  }
  const rules = flowMap.streams.reduce((sum, stream) => sum + stream.rules.length, 0);
  const size = [
    count(flowMap.streams.length, "stream"),
    count(rules, "rule"),
    count(flowMap.services.length, "service"),
    count(flowMap.journeys.length, "journey"),
    count(flowMap.objectives.length, "objective"),
  ].join(", ");
  const warned = problems === "" ? "" : ` (${problems})`;
  terminal.print(`${terminal.paint("green", `${map} is valid`)}${warned}: ${size}.`);
  return EXIT.done;
}
