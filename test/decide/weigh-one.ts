import { weighIssue } from "../../shared/decide/weigh-issue.ts";
import type { Candidate } from "../../shared/domain/evidence.ts";
import type { Issue } from "../../shared/domain/issue.ts";
import { issueOf, mapOf } from "./build.ts";

/** The one stream of a map whose rules these are, as an issue weighs for it; undefined = nothing matches. */
export function weighOne(rules: string, issue: Partial<Issue>): Candidate | undefined {
  const map = mapOf(`streams:\n  pay:\n    match:\n${rules.replace(/^/gm, "      ")}`);
  return weighIssue(issueOf(issue), map).weights[0];
}

/** `[where, text, points]` of all its evidence. */
export function evidenceOf(rules: string, issue: Partial<Issue>): unknown[] {
  const evidence = weighOne(rules, issue)?.evidence ?? [];
  return evidence.map(({ where, text, points }) => [where, text, points]);
}

export const pointsOf = (rules: string, issue: Partial<Issue>): unknown =>
  weighOne(rules, issue)?.points ?? 0;
