import type { CompiledMap } from "../../../shared/decide/compile-rules.ts";
import type { CheckName } from "../../../shared/domain/finding.ts";
import type { Issue } from "../../../shared/domain/issue.ts";
import type { Neighbours } from "../../../shared/domain/neighbours.ts";
import { planIssue } from "../../../shared/reconcile/plan-issue.ts";
import { issueOf, NOW, neighboursOf } from "../build.ts";

/** What a check says of an issue; null = nothing. */
export function messageOf(
  check: CheckName,
  map: CompiledMap,
  issue: Partial<Issue>,
  neighbours: Partial<Neighbours> = {},
): string | null {
  const settings = { now: NOW, occasion: "sweep" as const, mapUrl: () => null };
  const { findings } = planIssue(issueOf(issue), neighboursOf(neighbours), map, settings);
  return findings.find((finding) => finding.check === check)?.message ?? null;
}
