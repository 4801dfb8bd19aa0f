import type { User } from "./account.ts";
import type { Issue } from "./issue.ts";
import { recordEvent } from "./record-event.ts";
import { Refusal } from "./refusal.ts";
import { announce, type World } from "./world.ts";

const MOST_SUB_ISSUES = 100;

/** Null takes the issue away from its parent. Both sides are told, once each. */
export function setParent(world: World, sender: User, child: Issue, parent: Issue | null): void {
  if (child.parent === parent) return;
  if (parent !== null) checkParent(child, parent);
  if (child.parent !== null) tellParent(world, sender, child, child.parent, "removed");
  child.parent = parent;
  if (parent === null) return;
  parent.subIssues.push(child);
  tellParent(world, sender, child, parent, "added");
}

function checkParent(child: Issue, parent: Issue): void {
  if (parent.subIssues.length >= MOST_SUB_ISSUES) {
    throw new Refusal("UNPROCESSABLE", `Parent cannot have more than ${MOST_SUB_ISSUES} sub-issues`);
  }
  for (let above: Issue | null = parent; above !== null; above = above.parent) {
    if (above === child) throw new Refusal("UNPROCESSABLE", "Sub-issues cannot form a circle");
  }
}

function tellParent(
  world: World,
  sender: User,
  child: Issue,
  parent: Issue,
  what: "added" | "removed",
): void {
  if (what === "removed") parent.subIssues.splice(parent.subIssues.indexOf(child), 1);
  const added = what === "added";
  recordEvent(world, parent, sender, {
    __typename: added ? "SubIssueAddedEvent" : "SubIssueRemovedEvent",
    subIssue: child,
  });
  recordEvent(world, child, sender, {
    __typename: added ? "ParentIssueAddedEvent" : "ParentIssueRemovedEvent",
    parent,
  });
  announce(world, { event: "sub_issues", action: `sub_issue_${what}`, parent, child, sender });
  announce(world, { event: "sub_issues", action: `parent_issue_${what}`, parent, child, sender });
}

/** Says that `blocked` waits for `blocking`. Neither issue's `updatedAt` moves: GitHub's does not. */
export function blockIssue(world: World, sender: User, blocked: Issue, blocking: Issue): void {
  if (blocked === blocking) throw new Refusal("UNPROCESSABLE", "An issue cannot block itself");
  if (blocked.blockedBy.includes(blocking)) return;
  blocked.blockedBy.push(blocking);
  blocking.blocking.push(blocked);
  recordEvent(world, blocked, sender, { __typename: "BlockedByAddedEvent", blockingIssue: blocking });
  recordEvent(world, blocking, sender, { __typename: "BlockingAddedEvent", blockedIssue: blocked });
  announce(world, { event: "issue_dependencies", action: "blocked_by_added", blocked, blocking, sender });
  announce(world, { event: "issue_dependencies", action: "blocking_added", blocked, blocking, sender });
}

export function unblockIssue(world: World, sender: User, blocked: Issue, blocking: Issue): void {
  const at = blocked.blockedBy.indexOf(blocking);
  if (at < 0) return;
  blocked.blockedBy.splice(at, 1);
  blocking.blocking.splice(blocking.blocking.indexOf(blocked), 1);
  recordEvent(world, blocked, sender, { __typename: "BlockedByRemovedEvent", blockingIssue: blocking });
  recordEvent(world, blocking, sender, { __typename: "BlockingRemovedEvent", blockedIssue: blocked });
  announce(world, { event: "issue_dependencies", action: "blocked_by_removed", blocked, blocking, sender });
  announce(world, { event: "issue_dependencies", action: "blocking_removed", blocked, blocking, sender });
}
