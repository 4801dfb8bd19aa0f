import { type Actor, isSameActor, toActor } from "../domain/actor.ts";
import type { BoardPlace, Issue, IssueRef, Relative, StickyState } from "../domain/issue.ts";
import { COMMENT_MARKER } from "../domain/marker.ts";
import type { EventName, TimelineEvent } from "../domain/timeline.ts";
import type { BoardName, IssueLookup } from "../reconcile/ports.ts";
import type {
  CommentPart,
  IssuePart,
  ItemPart,
  ProjectPart,
  RelativePart,
  TimelinePart,
  Who,
} from "./queries/issue-answer.ts";

/** An issue's answer with all its lists followed to their ends. */
export interface WholeIssue {
  readonly part: IssuePart;
  readonly comments: readonly CommentPart[];
  /** Oldest first. */
  readonly timeline: readonly TimelinePart[];
  readonly subIssues: readonly RelativePart[];
  readonly blockedBy: readonly RelativePart[];
}

/** Whose comments and moves are ours. */
export type Viewer = Actor;

/** Everybody who is no bot counts as a person, so that nobody's choice is taken for ours. */
export function parseActor(who: Who | null | undefined): Actor | null {
  return who == null ? null : toActor(who.login, who.__typename === "Bot" ? "bot" : "user");
}

export function parseIssue(whole: WholeIssue, lookup: IssueLookup, viewer: Viewer): Issue {
  const { part, subIssues, blockedBy } = whole;
  return {
    repo: part.repository.nameWithOwner,
    number: part.number,
    title: part.title,
    body: part.body,
    open: part.state === "OPEN",
    isPullRequest: false,
    labels: (part.labels?.nodes ?? []).flatMap((label) => label?.name ?? []),
    author: parseActor(part.author),
    createdAt: Date.parse(part.createdAt),
    closedAt: null,
    stateReason: null,
    milestone: null,
    type: part.issueType?.name ?? null,
    parent: part.parent == null ? null : parseRef(part.parent),
    blockedBy: blockedBy.map(parseRef),
    subIssues: subIssues.map(parseRef),
    events: parseEvents(whole, lookup),
    commentsKnown: true,
    sticky: parseSticky(whole, viewer),
    board: parseBoard(whole, lookup.board, viewer),
    relatives: [...listParents(part.parent), ...subIssues, ...blockedBy].flatMap(parseRelative),
  };
}

const parseRef = ({
  number,
  repository,
  state,
}: Partial<RelativePart> & Pick<RelativePart, "number" | "repository">): IssueRef => ({
  repo: repository.nameWithOwner,
  number,
  open: state === undefined ? null : state === "OPEN",
});

/** The parent, its parent, and so on. */
function listParents(parent: IssuePart["parent"]): RelativePart[] {
  if (parent?.labels === undefined) return [];
  return [parent as RelativePart, ...listParents(parent.parent as RelativePart | null | undefined)];
}

/** One whose labels are kept back is out of sight: without them it would look like one of no stream. */
function parseRelative({ number, repository, state, labels, parent }: RelativePart): Relative[] {
  if (labels?.nodes == null) return [];
  return [
    {
      repo: repository.nameWithOwner,
      number,
      open: state === "OPEN",
      labels: labels.nodes.flatMap((label) => label?.name ?? []),
      parent: parent == null ? null : parseRef(parent),
    },
  ];
}

const EVENTS: ReadonlyMap<string, EventName> = new Map([
  ["LabeledEvent", "labeled"],
  ["UnlabeledEvent", "unlabeled"],
  ["ClosedEvent", "closed"],
  ["ReopenedEvent", "reopened"],
  ["RenamedTitleEvent", "renamed"],
  ["IssueComment", "commented"],
  ["BlockedByAddedEvent", "blocked_by_added"],
  ["BlockedByRemovedEvent", "blocked_by_removed"],
]);

/** GitHub keeps of the body's edits only the last one. */
function parseEvents({ part, timeline }: WholeIssue, { labelNames }: IssueLookup): TimelineEvent[] {
  const present = new Map(
    (part.labels?.nodes ?? []).flatMap((label) => (label ? [[label.id, label.name]] : [])),
  );
  // An event keeps a label's name of its day; rules know the present one.
  const nameOf = ({ id, name }: { readonly id: string; readonly name: string }): string =>
    present.get(id) ?? labelNames.get(id) ?? name;
  const events = timeline.flatMap((item): TimelineEvent[] => {
    const event = EVENTS.get(item.__typename);
    if (event === undefined) return [];
    const actor = parseActor(event === "commented" ? item.author : item.actor);
    const label = item.label == null ? null : nameOf(item.label);
    return [{ event, at: Date.parse(item.createdAt), actor, label }];
  });
  if (part.lastEditedAt !== null) {
    const at = Date.parse(part.lastEditedAt);
    events.push({ event: "edited", at, actor: parseActor(part.editor), label: null });
  }
  return events.sort((a, b) => a.at - b.at);
}

const isOurs = (who: Who | null | undefined, viewer: Viewer): boolean => isSameActor(parseActor(who), viewer);

/** Ours begins with our marker: anyone can write that, but not in our name. */
export const isSticky = ({ viewerDidAuthor, body }: CommentPart): boolean =>
  viewerDidAuthor && body.startsWith(COMMENT_MARKER);

export function findSticky({ comments }: Pick<WholeIssue, "comments">): CommentPart | null {
  return comments.find(isSticky) ?? null;
}

/**
 * GitHub tells whose comment was deleted, not which. With no sticky comment there, any of ours counts, so that a person
 * who tidied up is not asked again.
 */
function parseSticky(whole: WholeIssue, viewer: Viewer): StickyState {
  const present = findSticky(whole);
  if (present !== null) {
    return { kind: "present", comment: { body: present.body, minimized: present.isMinimized } };
  }
  const deleted = whole.timeline.findLast(
    ({ __typename, actor, deletedCommentAuthor }) =>
      __typename === "CommentDeletedEvent" && isOurs(deletedCommentAuthor, viewer) && !isOurs(actor, viewer),
  );
  return deleted === undefined ? { kind: "absent" } : { kind: "deleted", at: Date.parse(deleted.createdAt) };
}

const isOnBoard = ({ number, owner }: ProjectPart, board: BoardName): boolean =>
  number === board.number && owner?.login?.toLowerCase() === board.owner.toLowerCase();

/** The issue's card on the map's board; null = it has none there. */
export function findItem(
  { part }: { readonly part: Pick<IssuePart, "projectItems"> },
  board: BoardName | null,
): ItemPart | null {
  if (board === null) return null;
  return part.projectItems?.nodes?.find((item) => item !== null && isOnBoard(item.project, board)) ?? null;
}

interface BoardPart {
  readonly part: Pick<IssuePart, "projectItems">;
  readonly timeline: readonly TimelinePart[];
}

/** A card that GitHub keeps from the token is a hole in the list, and may be the one on this board. */
export function isBoardVisible(part: BoardPart["part"], board: BoardName): boolean {
  const cards = part.projectItems?.nodes;
  if (cards == null) return false;
  return findItem({ part }, board) !== null || !cards.includes(null);
}

/** Null = no board was asked for, or none could be read. */
export function parseBoard(whole: BoardPart, board: BoardName | null, viewer: Viewer): BoardPlace | null {
  if (board === null || !isBoardVisible(whole.part, board)) return null;
  const item = findItem(whole, board);
  if (item === null) return { kind: "absent", removedByPerson: wasRemoved(whole, board, viewer) };
  const { name = null, updatedAt } = item.fieldValueByName ?? {};
  return {
    kind: "card",
    option: name,
    updatedAt: updatedAt === undefined ? null : Date.parse(updatedAt),
    archived: item.isArchived,
  };
}

/** Somebody else's bot counts as a person, a board's own workflow does not. */
function wasRemoved({ timeline }: BoardPart, board: BoardName, viewer: Viewer): boolean {
  const last = timeline.findLast(({ project }) => project != null && isOnBoard(project, board));
  return (
    last?.__typename === "RemovedFromProjectV2Event" &&
    last.wasAutomated !== true &&
    !isOurs(last.actor, viewer)
  );
}
