import type { Diagnostic, Span } from "../domain/diagnostic.ts";
import { escapeTerminal } from "../text/escape-terminal.ts";

/** Every code that a flow map's diagnostic can have; each has a golden map of its own and a heading in docs/flow-map-problems.md. */
export const ERROR_CODES = [
  "not-utf8",
  "too-large",
  "empty-file",
  "several-documents",
  "yaml-syntax",
  "not-a-map",
  "bad-key",
  "duplicate-key",
  "too-deep",
  "too-many-aliases",
  "missing-version",
  "unsupported-version",
  "extends-unsupported",
  "unknown-key",
  "missing-key",
  "wrong-type",
  "not-allowed",
  "out-of-range",
  "bad-format",
  "bad-id",
  "one-matcher",
  "bad-pattern",
  "unknown-stream",
  "unknown-service",
  "duplicate-name",
  "duplicate-label",
  "label-too-long",
  "retired-nowhere",
  "retired-circle",
  "duplicate-status",
  "duplicate-type",
] as const;

export const WARNING_CODES = [
  "no-outcome",
  "shared-word",
  "unreachable-stream",
  "one-service-stream",
  "prefix-swallows-label",
] as const;

export type ErrorCode = (typeof ERROR_CODES)[number];
export type WarningCode = (typeof WARNING_CODES)[number];

/** A diagnostic before its file is known. */
export interface Problem {
  readonly code: ErrorCode | WarningCode;
  readonly span: Span;
  readonly message: string;
  readonly hint: string | null;
}

const WARNINGS: ReadonlySet<string> = new Set(WARNING_CODES);

export function isWarning(code: Problem["code"]): boolean {
  return WARNINGS.has(code);
}

/** Whatever text of the file is in a message, it is one harmless line. */
export function toDiagnostic({ code, span, message, hint }: Problem, file: string): Diagnostic {
  const severity = isWarning(code) ? "warning" : "error";
  return { severity, code, file, span, message: escapeTerminal(message), hint: hint && escapeTerminal(hint) };
}

export const FILE_START: Span = { line: 1, column: 1, endLine: 1, endColumn: 1 };
