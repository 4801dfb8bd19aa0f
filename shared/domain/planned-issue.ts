import type { Decision } from "./decision.ts";
import type { Finding } from "./finding.ts";
import type { Issue } from "./issue.ts";
import type { Neighbours } from "./neighbours.ts";
import type { Change } from "./plan.ts";

/**
 * An issue with all that was decided about it, as it will be once a person's word of this run (a command, a move on the
 * board) is carried out. Findings and changes are empty for closed and ignored issues.
 */
export interface PlannedIssue {
  readonly issue: Issue;
  readonly neighbours: Neighbours;
  readonly decision: Decision;
  readonly findings: readonly Finding[];
  readonly changes: readonly Change[];
  /** When a first comment that is wanted may be posted, milliseconds; null = no comment waits for its time. */
  readonly commentDueAt: number | null;
}
