import type { EventBlocker, EventName, TimelineEvent } from "../domain/timeline.ts";
import { parseActor } from "./parse-actor.ts";
import type { IssuePart, TimelinePart } from "./queries/issue-answer.ts";

/** The present name of the label of an event, which keeps the name of its day; rules know the present one. */
export type NameLabel = (label: { readonly id: string; readonly name: string }) => string;

/**
 * @param labels those on the issue
 * @param labelNames of the repository's labels, by id
 */
export function openLabelNames(
  labels: IssuePart["labels"],
  labelNames: ReadonlyMap<string, string>,
): NameLabel {
  const present = new Map((labels?.nodes ?? []).flatMap((label) => (label ? [[label.id, label.name]] : [])));
  return ({ id, name }) => present.get(id) ?? labelNames.get(id) ?? name;
}

const EVENTS: ReadonlyMap<string, EventName> = new Map([
  ["LabeledEvent", "labeled"],
  ["UnlabeledEvent", "unlabeled"],
  ["ClosedEvent", "closed"],
  ["ReopenedEvent", "reopened"],
  ["AssignedEvent", "assigned"],
  ["UnassignedEvent", "unassigned"],
  ["RenamedTitleEvent", "renamed"],
  ["IssueComment", "commented"],
  ["BlockedByAddedEvent", "blocked_by_added"],
  ["BlockedByRemovedEvent", "blocked_by_removed"],
  ["ProjectV2ItemStatusChangedEvent", "project_v2_item_status_changed"],
]);

/** What happened, as far as it is an event of ours; in the order of the list. */
export function parseEvents(timeline: readonly TimelinePart[], nameLabel: NameLabel): TimelineEvent[] {
  return timeline.flatMap((item): TimelineEvent[] => {
    const event = EVENTS.get(item.__typename);
    if (event === undefined) return [];
    const actor = parseActor(event === "commented" ? item.author : item.actor);
    const label = item.label == null ? null : nameLabel(item.label);
    return [{ event, at: Date.parse(item.createdAt), actor, label, ...parseDetails(item) }];
  });
}

type Details = Pick<TimelineEvent, "blocker" | "from" | "to" | "stateReason">;

function parseDetails(item: TimelinePart): Details {
  // A card that has no status is told by an empty text.
  const from = item.previousTitle ?? (item.previousStatus || undefined);
  const to = item.currentTitle ?? (item.status || undefined);
  return {
    ...(item.blockingIssue != null && { blocker: parseBlocker(item.blockingIssue) }),
    ...(from !== undefined && { from }),
    ...(to !== undefined && { to }),
    ...(item.stateReason != null && { stateReason: item.stateReason }),
  };
}

const parseBlocker = ({
  number,
  state,
  closedAt,
  repository,
}: NonNullable<TimelinePart["blockingIssue"]>): EventBlocker => ({
  repo: repository.nameWithOwner,
  number,
  open: state === "OPEN",
  closedAt: closedAt === null ? null : Date.parse(closedAt),
});

/** GitHub keeps of the body's edits only the last one. */
export function parseEdit({
  lastEditedAt,
  editor,
}: Pick<IssuePart, "lastEditedAt" | "editor">): TimelineEvent[] {
  if (lastEditedAt === null) return [];
  return [{ event: "edited", at: Date.parse(lastEditedAt), actor: parseActor(editor), label: null }];
}

/** Oldest first; what happened at the same time stays in its order. */
export const inOrder = (events: readonly TimelineEvent[]): TimelineEvent[] =>
  events.toSorted((a, b) => a.at - b.at);
