import { readFileSync } from "node:fs";
import type { Diagnostic } from "../shared/domain/diagnostic.ts";
import type { FlowMap } from "../shared/domain/flow-map.ts";
import { loadFlowMap } from "../shared/flow-map/load-flow-map.ts";
import { splitLines } from "../shared/flow-map/print-diagnostic.ts";
import { explainFileError } from "./explain-file-error.ts";
import { MapMissingError } from "./map-missing-error.ts";

/** A flow map file, read and judged. */
export interface MapFile {
  readonly flowMap: FlowMap | null;
  readonly diagnostics: readonly Diagnostic[];
  /** Of the file, as code frames show them. */
  readonly lines: readonly string[];
}

/** @throws UserError when there is no such file, or it may not be read */
export function readMapFile(file: string): MapFile {
  const bytes = readBytes(file);
  return { ...loadFlowMap(bytes, file), lines: splitLines(bytes) };
}

function readBytes(file: string): Uint8Array {
  try {
    return readFileSync(file);
  } catch (error) {
    if (isMissing(error)) {
      throw new MapMissingError(
        `${file}: there is no such file.`,
        "Write a flow map there, or name another file with --map.",
      );
    }
    throw explainFileError(error, file);
  }
}

const isMissing = (error: unknown): boolean =>
  error instanceof Error && "code" in error && error.code === "ENOENT";
