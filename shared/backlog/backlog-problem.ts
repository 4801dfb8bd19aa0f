/** One thing wrong with a backlog file, for the person who exported it. */
export interface BacklogProblem {
  /** Counts from 1. */
  readonly line: number;
  /** What is wrong, one line; texts of the file in it are shortened and harmless on a terminal. */
  readonly message: string;
  /** How to repair it, one line. */
  readonly hint: string | null;
}
