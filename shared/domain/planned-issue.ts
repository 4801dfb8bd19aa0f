import type { Decision } from "./decision.ts";
import type { Finding } from "./finding.ts";
import type { Issue } from "./issue.ts";
import type { Neighbours } from "./neighbours.ts";
import type { Change } from "./plan.ts";

/** An issue with all that was decided about it. Findings and changes are empty for closed and ignored issues. */
export interface PlannedIssue {
  readonly issue: Issue;
  readonly neighbours: Neighbours;
  readonly decision: Decision;
  readonly findings: readonly Finding[];
  readonly changes: readonly Change[];
}
