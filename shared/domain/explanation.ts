import type { Candidate } from "./evidence.ts";

/** Why an issue sits where it sits, in sentences of plain text; texts of issues in them are not escaped. */
export interface Explanation {
  /** What was decided, one sentence. */
  readonly verdict: string;
  /** What settled it, sentence by sentence. */
  readonly reasons: readonly string[];
  /** Every stream that has evidence, best first; more than a decision keeps. */
  readonly candidates: readonly Candidate[];
  /** What would have changed it, sentence by sentence. */
  readonly wouldChange: readonly string[];
}
