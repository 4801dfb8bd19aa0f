import { writeComment, writeResolved } from "../comment/write-comment.ts";
import type { CompiledMap } from "../decide/compile-rules.ts";
import { decideStream } from "../decide/decide-stream.ts";
import { planComment } from "../decide/plan-comment.ts";
import { labelsAfter, planLabels } from "../decide/plan-labels.ts";
import { runChecks } from "../decide/run-checks.ts";
import { weighIssue } from "../decide/weigh-issue.ts";
import type { Issue } from "../domain/issue.ts";
import type { Neighbours } from "../domain/neighbours.ts";
import type { PlannedIssue } from "../domain/planned-issue.ts";

export interface PlanSettings {
  /** Milliseconds. */
  readonly now: number;
  /** An event about this very issue asks, not a sweep: a first comment may then be posted on an old issue. */
  readonly touched: boolean;
  /** Where the people of a repository ("owner/name", or null) can read the flow map; null = comments have no link. */
  readonly mapUrl: (repo: string | null) => string | null;
}

/**
 * Decides one issue, checks it, and plans the changes that would make GitHub agree. Pure: observing comes before and
 * applying after. Deciding again after the changes were applied plans nothing.
 */
export function planIssue(
  issue: Issue,
  neighbours: Neighbours,
  map: CompiledMap,
  { now, touched, mapUrl: urlOf }: PlanSettings,
): PlannedIssue {
  const weighed = weighIssue(issue, map);
  const decision = decideStream(weighed, neighbours.parent, map);
  if (!issue.open || decision.outcome === "ignored")
    return { issue, neighbours, decision, findings: [], changes: [] };
  const labelChanges = planLabels(weighed, decision, map);
  const labels = labelsAfter(weighed, labelChanges);
  const findings = runChecks({ weighed, decision, neighbours, map, labels, now });
  const { flowMap } = map;
  const mapUrl = urlOf(issue.repo);
  const texts = {
    wanted: () => writeComment({ decision, findings, flowMap, mapUrl }),
    resolved: () => writeResolved({ decision, flowMap, mapUrl }),
  };
  const comments = planComment(issue, texts, flowMap.comments.graceMs, now, touched);
  return { issue, neighbours, decision, findings, changes: [...labelChanges, ...comments] };
}
