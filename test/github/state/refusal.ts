export type RefusalKind = "NOT_FOUND" | "GONE" | "FORBIDDEN" | "UNPROCESSABLE" | "LOCKED";

/** GitHub's word on what is wrong with one field of a request (REST: `errors[]`). */
export interface FieldProblem {
  readonly resource: string;
  readonly field: string;
  readonly code: string;
  readonly message?: string;
}

/** Something GitHub does not do. REST and GraphQL each say it in their own shape. */
export class Refusal extends Error {
  readonly kind: RefusalKind;
  readonly problems: readonly FieldProblem[];

  constructor(kind: RefusalKind, message: string, problems: readonly FieldProblem[] = []) {
    super(message);
    this.name = "Refusal";
    this.kind = kind;
    this.problems = problems;
  }
}
