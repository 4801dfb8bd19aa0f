import type { User } from "../state/account.ts";
import type { Issue } from "../state/issue.ts";
import { makeComment } from "../state/make-comment.ts";
import { recordEvent } from "../state/record-event.ts";
import type { TimelineDetail } from "../state/timeline-item.ts";
import type { BacklogRow } from "./backlog-row.ts";
import { importStatuses } from "./import-statuses.ts";
import { readInstant } from "./read-instant.ts";
import { readReason } from "./read-reason.ts";
import { findRef, type Scene } from "./scene.ts";
import type { TimedEvent } from "./timed-event.ts";

/** These do not move an issue's `updatedAt`: GitHub's does not. */
const QUIET: readonly string[] = ["blocked_by_added", "blocked_by_removed", "project_v2_item_status_changed"];

/** The row's history as the issue's timeline. Events of other names are passed over, as the format says. */
export function importEvents(scene: Scene, row: BacklogRow, issue: Issue): void {
  const events = (row.events ?? []).map((event) => ({ ...event, ms: readInstant(event.at, "events.at") }));
  events.sort((a, b) => a.ms - b.ms);
  const hasComments = row.comments !== undefined;
  for (const event of events) {
    const actor = scene.cast.person(event.actor);
    const detail = describe(scene, row, issue, event);
    if (detail !== null) recordEvent(scene.world, issue, actor, detail, event.ms);
    if (event.event === "commented" && !hasComments) {
      const body = event.body ?? "A comment.";
      makeComment(scene.world, issue, { author: actor, body, createdAt: event.ms });
    }
    if (event.event === "edited") Object.assign(issue, { lastEditedAt: event.ms, editor: actor });
    if (event.event.startsWith("blocked_by_")) mirrorBlock(scene, issue, event, actor);
  }
  importStatuses(
    scene,
    issue,
    events.filter(({ event }) => event === "project_v2_item_status_changed"),
  );
  issue.updatedAt = readUpdatedAt(row, issue, events);
}

function readUpdatedAt(row: BacklogRow, issue: Issue, events: readonly TimedEvent[]): number {
  if (row.updatedAt) return readInstant(row.updatedAt, "updatedAt");
  const moves = events.filter(({ event }) => !QUIET.includes(event)).map(({ ms }) => ms);
  const comments = (row.comments ?? []).map(({ createdAt }) => readInstant(createdAt, "comments.createdAt"));
  return Math.max(issue.createdAt, issue.closedAt ?? 0, ...moves, ...comments);
}

/** Null for what is no event of GitHub's timeline, or is made elsewhere. */
function describe(scene: Scene, row: BacklogRow, issue: Issue, event: TimedEvent): TimelineDetail | null {
  switch (event.event) {
    case "labeled":
    case "unlabeled":
      if (event.label === undefined) throw new Error(`a ${event.event} event names no label`);
      return {
        __typename: event.event === "labeled" ? "LabeledEvent" : "UnlabeledEvent",
        label: scene.cast.labelThen(event.label),
        labelable: issue,
      };
    case "closed":
      return describeClose(row, issue, event);
    case "reopened":
      return { __typename: "ReopenedEvent", closable: issue, stateReason: "REOPENED" };
    case "assigned":
    case "unassigned":
      return {
        __typename: event.event === "assigned" ? "AssignedEvent" : "UnassignedEvent",
        assignable: issue,
        assignee: scene.cast.person(event.assignee),
      };
    case "renamed":
      return {
        __typename: "RenamedTitleEvent",
        subject: issue,
        previousTitle: event.from ?? "",
        currentTitle: event.to ?? "",
      };
    case "blocked_by_added":
    case "blocked_by_removed":
      return {
        __typename: event.event === "blocked_by_added" ? "BlockedByAddedEvent" : "BlockedByRemovedEvent",
        blockingIssue: event.blocker === undefined ? null : findRef(scene, event.blocker),
      };
    default:
      return null;
  }
}

/** The row's reason is that of the close at its `closedAt`. */
function describeClose(row: BacklogRow, issue: Issue, event: TimedEvent): TimelineDetail {
  const own = event.ms === issue.closedAt ? row.stateReason : null;
  return {
    __typename: "ClosedEvent",
    closable: issue,
    stateReason: readReason(event.stateReason ?? own),
    closer: null,
    duplicateOf: null,
  };
}

/** The blocker's own timeline tells the other side. */
function mirrorBlock(
  scene: Scene,
  issue: Issue,
  { event, blocker, ms }: TimedEvent,
  actor: User | null,
): void {
  const other = blocker === undefined ? null : findRef(scene, blocker);
  if (other === null) return;
  const __typename = event === "blocked_by_added" ? "BlockingAddedEvent" : "BlockingRemovedEvent";
  recordEvent(scene.world, other, actor, { __typename, blockedIssue: issue }, ms);
}
