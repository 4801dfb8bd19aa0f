/** A place in a file; lines and columns count from 1, columns in UTF-16 units, the end is exclusive. */
export interface Span {
  readonly line: number;
  readonly column: number;
  readonly endLine: number;
  readonly endColumn: number;
}

/** One problem in a file, for the person who can repair it. */
export interface Diagnostic {
  readonly severity: "error" | "warning";
  /** A stable kebab-case name, listed in docs/flow-map-problems.md. */
  readonly code: string;
  readonly file: string;
  readonly span: Span;
  /** What is wrong, one line. */
  readonly message: string;
  /** How to repair it, one line. */
  readonly hint: string | null;
}
