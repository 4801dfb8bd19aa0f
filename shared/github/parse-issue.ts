import type { Issue, StickyState } from "../domain/issue.ts";
import { COMMENT_MARKER } from "../domain/marker.ts";
import type { TimelineEvent } from "../domain/timeline.ts";
import type { IssueLookup } from "../reconcile/ports.ts";
import { parseActor } from "./parse-actor.ts";
import { isOurs, parseBoard, type Viewer } from "./parse-board.ts";
import { inOrder, openLabelNames, parseEdit, parseEvents } from "./parse-events.ts";
import { listParents, parseLabels, parseRef, parseRelative } from "./parse-relatives.ts";
import type { CommentPart, IssuePart, RelativePart, TimelinePart } from "./queries/issue-answer.ts";

/** An issue's answer with all its lists followed to their ends. */
export interface WholeIssue {
  readonly part: IssuePart;
  readonly comments: readonly CommentPart[];
  /** Oldest first. */
  readonly timeline: readonly TimelinePart[];
  readonly subIssues: readonly RelativePart[];
  readonly blockedBy: readonly RelativePart[];
}

export function parseIssue(whole: WholeIssue, lookup: IssueLookup, viewer: Viewer): Issue {
  const { part, subIssues, blockedBy } = whole;
  return {
    ...parseText(part),
    closedAt: null,
    stateReason: null,
    milestone: null,
    blockedBy: blockedBy.map(parseRef),
    subIssues: subIssues.map(parseRef),
    events: listEvents(whole, lookup),
    commentsKnown: true,
    sticky: parseSticky(whole, viewer),
    board: parseBoard(whole, lookup.board, viewer),
    relatives: [...listParents(part.parent), ...subIssues, ...blockedBy].flatMap(parseRelative),
  };
}

/** What every reading of an issue has. */
export type IssueText = Pick<
  Issue,
  | "repo"
  | "number"
  | "title"
  | "body"
  | "open"
  | "isPullRequest"
  | "labels"
  | "author"
  | "createdAt"
  | "type"
  | "parent"
>;

export type TextPart = Pick<
  IssuePart,
  | "repository"
  | "number"
  | "title"
  | "body"
  | "state"
  | "labels"
  | "author"
  | "createdAt"
  | "issueType"
  | "parent"
>;

export const parseText = (part: TextPart): IssueText => ({
  repo: part.repository.nameWithOwner,
  number: part.number,
  title: part.title,
  body: part.body,
  open: part.state === "OPEN",
  isPullRequest: false,
  labels: parseLabels(part.labels),
  author: parseActor(part.author),
  createdAt: Date.parse(part.createdAt),
  type: part.issueType?.name ?? null,
  parent: part.parent == null ? null : parseRef(part.parent),
});

function listEvents({ part, timeline }: WholeIssue, { labelNames }: IssueLookup): TimelineEvent[] {
  const events = parseEvents(timeline, openLabelNames(part.labels, labelNames));
  return inOrder([...events, ...parseEdit(part)]);
}

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
