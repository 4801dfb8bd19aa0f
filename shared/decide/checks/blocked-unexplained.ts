import { foldName } from "../../text/fold-name.ts";
import { isAutomation } from "../is-automation.ts";
import type { Check, CheckSubject } from "./check.ts";
import { blockedLabels } from "./is-blocked.ts";

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

function isExplained({ weighed, map, now }: CheckSubject, labels: readonly string[]): boolean {
  const events = weighed.issue.events ?? [];
  const blockedAt = events
    .filter(({ event, label }) => event === "labeled" && label !== null && labels.includes(foldName(label)))
    .map(({ at }) => at);
  const since = Math.min(now - RECENT, blockedAt.at(-1) ?? Number.POSITIVE_INFINITY);
  return events.some(
    ({ event, at, actor }) => event === "commented" && at >= since && !isAutomation(actor, map.automation),
  );
}
