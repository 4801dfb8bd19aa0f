import type { Diagnostic } from "../shared/domain/diagnostic.ts";

/** How many of the problems are errors, or warnings. */
export const countSeverity = (diagnostics: readonly Diagnostic[], severity: Diagnostic["severity"]): number =>
  diagnostics.filter((one) => one.severity === severity).length;
