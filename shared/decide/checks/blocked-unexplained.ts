import type { Issue } from "../../domain/issue.ts";
import { foldName } from "../../text/fold-name.ts";
import { isAutomation } from "../is-automation.ts";
import { blockedLabels } from "./blocked-labels.ts";
import type { Check, CheckSubject } from "./check.ts";

const RECENT = 14 * 86_400_000;

/** Marked blocked, but neither an open blocker nor a comment says by what. */
export const blockedUnexplained: Check = (subject) => {
  const { weighed, neighbours } = subject;
  const labels = blockedLabels(subject);
  if (labels.length === 0 || !weighed.issue.commentsKnown) return null;
  // A blocker whose state is not told may be open: no accusation.
  if (neighbours.blockers.some(({ open }) => open !== false) || isExplained(subject, labels)) return null;
  return "It is marked blocked, but no open blocker and no comment says by what.";
};

function isExplained({ weighed: { issue }, map, now }: CheckSubject, labels: readonly string[]): boolean {
  const since = Math.min(now - RECENT, blockedSince(issue, labels));
  return (issue.events ?? []).some(
    ({ event, at, actor }) => event === "commented" && at >= since && !isAutomation(actor, map.automation),
  );
}

/** When the first of the blocked labels that are on the issue was put, for the last time; infinity if nothing says so. */
function blockedSince({ events }: Issue, labels: readonly string[]): number {
  const putAt = new Map<string, number>();
  for (const { event, at, label } of events ?? []) {
    if (event === "labeled" && label !== null) putAt.set(foldName(label), at);
  }
  return Math.min(...labels.map((label) => putAt.get(label) ?? Number.POSITIVE_INFINITY));
}
