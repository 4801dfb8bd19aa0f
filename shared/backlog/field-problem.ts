/** One thing wrong with a row, before its place is known. */
export interface FieldProblem {
  readonly message: string;
  readonly hint: string | null;
}
