import type { User } from "./account.ts";
import type { Changes } from "./happening.ts";
import type { Issue, StateReason } from "./issue.ts";
import { checkText } from "./open-issue.ts";
import { recordEvent } from "./record-event.ts";
import { announce, type World } from "./world.ts";

/** A new title leaves a timeline event; a new body leaves only `lastEditedAt`. */
export function editIssue(
  world: World,
  sender: User,
  issue: Issue,
  text: { readonly title?: string; readonly body?: string },
): void {
  const { title = issue.title, body = issue.body } = text;
  checkText(title, body);
  const changes: Changes = {
    ...(title !== issue.title && { title: { from: issue.title } }),
    ...(body !== issue.body && { body: { from: issue.body } }),
  };
  if (Object.keys(changes).length === 0) return;
  if (title !== issue.title) {
    recordEvent(world, issue, sender, {
      __typename: "RenamedTitleEvent",
      subject: issue,
      previousTitle: issue.title,
      currentTitle: title,
    });
  }
  if (body !== issue.body) Object.assign(issue, { lastEditedAt: world.now(), editor: sender });
  Object.assign(issue, { title, body, updatedAt: world.now() });
  announce(world, { event: "issues", action: "edited", issue, changes, sender });
}

export function closeIssue(
  world: World,
  sender: User,
  issue: Issue,
  reason: Exclude<StateReason, "REOPENED"> = "COMPLETED",
  duplicateOf: Issue | null = null,
): void {
  if (issue.state === "CLOSED") return;
  Object.assign(issue, {
    state: "CLOSED",
    stateReason: reason,
    duplicateOf,
    closedAt: world.now(),
    updatedAt: world.now(),
  });
  recordEvent(world, issue, sender, {
    __typename: "ClosedEvent",
    closable: issue,
    stateReason: reason,
    closer: null,
    duplicateOf,
  });
  announce(world, { event: "issues", action: "closed", issue, sender });
}

export function reopenIssue(world: World, sender: User, issue: Issue): void {
  if (issue.state === "OPEN") return;
  Object.assign(issue, {
    state: "OPEN",
    stateReason: "REOPENED",
    duplicateOf: null,
    closedAt: null,
    updatedAt: world.now(),
  });
  recordEvent(world, issue, sender, {
    __typename: "ReopenedEvent",
    closable: issue,
    stateReason: "REOPENED",
  });
  announce(world, { event: "issues", action: "reopened", issue, sender });
}

export function lockIssue(world: World, sender: User, issue: Issue, locked: boolean): void {
  if (issue.locked === locked) return;
  issue.locked = locked;
  issue.updatedAt = world.now();
  recordEvent(
    world,
    issue,
    sender,
    locked
      ? { __typename: "LockedEvent", lockReason: null, lockable: issue }
      : { __typename: "UnlockedEvent", lockable: issue },
  );
  announce(world, { event: "issues", action: locked ? "locked" : "unlocked", issue, sender });
}
