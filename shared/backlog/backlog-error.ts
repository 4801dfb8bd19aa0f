import type { BacklogProblem } from "./backlog-problem.ts";

/** The file as a whole cannot be read on: what is wrong concerns more than one row. */
export class BacklogError extends Error {
  override readonly name = "BacklogError";
  readonly problem: BacklogProblem;

  constructor(problem: BacklogProblem) {
    super(`line ${problem.line}: ${problem.message}`);
    this.problem = problem;
  }
}
