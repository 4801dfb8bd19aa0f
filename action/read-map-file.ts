import { readFileSync } from "node:fs";
import type { Diagnostic } from "../shared/domain/diagnostic.ts";
import type { FlowMap } from "../shared/domain/flow-map.ts";
import { loadFlowMap } from "../shared/flow-map/load-flow-map.ts";
import { splitLines } from "../shared/flow-map/print-diagnostic.ts";
import { explainFileError } from "./explain-file-error.ts";
import { printDiagnostics } from "./print-diagnostics.ts";
import type { Terminal } from "./terminal.ts";

/** A flow map file, read and judged. */
export interface MapFile {
  readonly flowMap: FlowMap | null;
  readonly errors: number;
  readonly warnings: number;
  /** Every diagnostic with its code frame, a blank line between them. */
  readonly page: string;
}

/** @throws UserError when there is no such file, or it may not be read */
export function readMapFile(file: string, paint: Terminal["paint"]): MapFile {
  const bytes = readBytes(file);
  const { flowMap, diagnostics } = loadFlowMap(bytes, file);
  const count = (severity: Diagnostic["severity"]): number =>
    diagnostics.filter((one) => one.severity === severity).length;
  return {
    flowMap,
    errors: count("error"),
    warnings: count("warning"),
    page: printDiagnostics(diagnostics, splitLines(bytes), paint),
  };
}

function readBytes(file: string): Uint8Array {
  try {
    return readFileSync(file);
  } catch (error) {
    throw explainFileError(error, file, "Write a flow map there, or name another file with --map.");
  }
}
