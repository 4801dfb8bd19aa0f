import { type Issue, type IssueRef, refKey } from "../domain/issue.ts";
import type { TimelineEvent } from "../domain/timeline.ts";
import { foldName } from "../text/fold-name.ts";
import type { LabelHistory } from "./label-history.ts";
import { wasLabelled } from "./label-history.ts";
import type { OpenChange } from "./read-openness.ts";

/**
 * The issue as it was at an instant: what strictly came before made it. Its parent and sub-issues are today's, since no
 * event tells of them.
 *
 * @param events the issue's, as `orderEvents` gives them
 */
export function rewindIssue(
  issue: Issue,
  events: readonly TimelineEvent[],
  openness: readonly OpenChange[],
  labels: ReadonlyMap<string, LabelHistory>,
  at: number,
): Issue {
  const last = openness.findLast((change) => change.at < at);
  const later = events.filter((event) => event.at >= at);
  return {
    ...issue,
    open: last?.open ?? true,
    closedAt: last?.open === false ? last.at : null,
    stateReason: last?.reason ?? null,
    title: later.find(({ event, from }) => event === "renamed" && from !== undefined)?.from ?? issue.title,
    labels: rewindLabels(issue, later, labels, at),
    blockedBy: rewindBlockers(issue, later),
    events: issue.events === null ? null : events.slice(0, events.length - later.length),
  };
}

/** Today's spelling and order; those that went since come last. */
function rewindLabels(
  { labels: present }: Issue,
  later: readonly TimelineEvent[],
  labels: ReadonlyMap<string, LabelHistory>,
  at: number,
): readonly string[] {
  if (later.length === 0) return present;
  const names = new Map<string, string>();
  for (const label of [...present, ...later.flatMap(({ label }) => label ?? [])]) {
    const folded = foldName(label);
    if (!names.has(folded)) names.set(folded, label);
  }
  return [...names].flatMap(([folded, name]) => {
    const history = labels.get(folded);
    return history !== undefined && wasLabelled(history, at) ? [name] : [];
  });
}

/** Of a blocker the first event since tells what was before: what was added then was not there. */
function rewindBlockers(issue: Issue, later: readonly TimelineEvent[]): readonly IssueRef[] {
  let blockers = issue.blockedBy;
  for (const { event, blocker } of [...later].reverse()) {
    if (blocker === undefined) continue;
    const key = refKey(blocker, issue);
    const isOther = (ref: IssueRef): boolean => refKey(ref, issue) !== key;
    if (event === "blocked_by_added") blockers = blockers.filter(isOther);
    if (event === "blocked_by_removed" && blockers.every(isOther)) {
      const { repo, number, open } = blocker;
      blockers = [...blockers, { repo, number, open }];
    }
  }
  return blockers;
}
