import type { User } from "./account.ts";
import type { Issue } from "./issue.ts";
import type { Milestone } from "./milestone.ts";
import { recordEvent } from "./record-event.ts";
import { Refusal } from "./refusal.ts";
import { announce, type World } from "./world.ts";

const MOST_ASSIGNEES = 10;

/** Somebody who is assigned already stays as he is. Whether he may be is the caller's to check. */
export function assignIssue(world: World, sender: User, issue: Issue, assignee: User): void {
  if (issue.assignees.includes(assignee)) return;
  if (issue.assignees.length >= MOST_ASSIGNEES)
    throw new Refusal("UNPROCESSABLE", `An issue can have at most ${MOST_ASSIGNEES} assignees`);
  issue.assignees = [...issue.assignees, assignee];
  issue.updatedAt = world.now();
  recordEvent(world, issue, sender, { __typename: "AssignedEvent", assignable: issue, assignee });
  announce(world, { event: "issues", action: "assigned", issue, assignee, sender });
}

export function unassignIssue(world: World, sender: User, issue: Issue, assignee: User): void {
  if (!issue.assignees.includes(assignee)) return;
  issue.assignees = issue.assignees.filter((it) => it !== assignee);
  issue.updatedAt = world.now();
  recordEvent(world, issue, sender, { __typename: "UnassignedEvent", assignable: issue, assignee });
  announce(world, { event: "issues", action: "unassigned", issue, assignee, sender });
}

/** Null takes it away. Another milestone instead is told as the loss of the first, then the second. */
export function setMilestone(world: World, sender: User, issue: Issue, milestone: Milestone | null): void {
  const former = issue.milestone;
  if (former === milestone) return;
  issue.updatedAt = world.now();
  if (former !== null) {
    issue.milestone = null;
    tell(world, sender, issue, former, "demilestoned");
  }
  if (milestone === null) return;
  if (milestone.repository !== issue.repository)
    throw new Refusal("UNPROCESSABLE", "The milestone belongs to another repository");
  issue.milestone = milestone;
  tell(world, sender, issue, milestone, "milestoned");
}

function tell(
  world: World,
  sender: User,
  issue: Issue,
  milestone: Milestone,
  action: "milestoned" | "demilestoned",
): void {
  recordEvent(world, issue, sender, {
    __typename: action === "milestoned" ? "MilestonedEvent" : "DemilestonedEvent",
    milestoneTitle: milestone.title,
    subject: issue,
  });
  announce(world, { event: "issues", action, issue, milestone, sender });
}
