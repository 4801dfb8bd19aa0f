import type { Features } from "../read-features.ts";

export const WHO = "{ __typename login }";
export const PLACE = "repository { nameWithOwner }";
/** Another issue without its labels. */
export const REF = `number state ${PLACE}`;

export const PROJECT = "project { id number owner { ... on Organization { login } } }";

/** What is read of each kind of timeline item. */
export type ItemParts = Readonly<Record<string, string>>;

/** What happened to an issue, for the one who decides its stream. */
export const ITEMS = {
  LABELED_EVENT: `... on LabeledEvent { createdAt actor ${WHO} label { id name } }`,
  UNLABELED_EVENT: `... on UnlabeledEvent { createdAt actor ${WHO} label { id name } }`,
  CLOSED_EVENT: `... on ClosedEvent { createdAt actor ${WHO} }`,
  REOPENED_EVENT: `... on ReopenedEvent { createdAt actor ${WHO} }`,
  RENAMED_TITLE_EVENT: `... on RenamedTitleEvent { createdAt actor ${WHO} }`,
  ISSUE_COMMENT: `... on IssueComment { createdAt author ${WHO} }`,
  COMMENT_DELETED_EVENT: `... on CommentDeletedEvent { createdAt actor ${WHO} deletedCommentAuthor ${WHO} }`,
  BLOCKED_BY_ADDED_EVENT: `... on BlockedByAddedEvent { createdAt actor ${WHO} }`,
  BLOCKED_BY_REMOVED_EVENT: `... on BlockedByRemovedEvent { createdAt actor ${WHO} }`,
} as const satisfies ItemParts;

/** When the issue's cards came and went. */
export const BOARD_ITEMS = {
  ADDED_TO_PROJECT_V2_EVENT: `... on AddedToProjectV2Event { createdAt actor ${WHO} wasAutomated ${PROJECT} }`,
  REMOVED_FROM_PROJECT_V2_EVENT: `... on RemovedFromProjectV2Event { createdAt actor ${WHO} wasAutomated ${PROJECT} }`,
} as const satisfies ItemParts;

const BLOCKER = `blockingIssue { ${REF} closedAt }`;

/** What happened to an issue, for the one who measures its flow; comments are read apart. */
export const HISTORY_ITEMS = {
  LABELED_EVENT: ITEMS.LABELED_EVENT,
  UNLABELED_EVENT: ITEMS.UNLABELED_EVENT,
  CLOSED_EVENT: `... on ClosedEvent { createdAt actor ${WHO} stateReason }`,
  REOPENED_EVENT: ITEMS.REOPENED_EVENT,
  ASSIGNED_EVENT: `... on AssignedEvent { createdAt actor ${WHO} }`,
  UNASSIGNED_EVENT: `... on UnassignedEvent { createdAt actor ${WHO} }`,
  RENAMED_TITLE_EVENT: `... on RenamedTitleEvent { createdAt actor ${WHO} previousTitle currentTitle }`,
  BLOCKED_BY_ADDED_EVENT: `... on BlockedByAddedEvent { createdAt actor ${WHO} ${BLOCKER} }`,
  BLOCKED_BY_REMOVED_EVENT: `... on BlockedByRemovedEvent { createdAt actor ${WHO} ${BLOCKER} }`,
} as const satisfies ItemParts;

/** Where the issue's cards have been. */
export const STATUS_ITEMS = {
  ...BOARD_ITEMS,
  PROJECT_V2_ITEM_STATUS_CHANGED_EVENT: `... on ProjectV2ItemStatusChangedEvent { createdAt actor ${WHO} previousStatus status ${PROJECT} }`,
} as const satisfies ItemParts;

export interface TimelineParts {
  /** For `itemTypes`. */
  readonly types: string;
  readonly nodes: string;
}

/** Of these items those that the server knows. */
export function writeItems({ itemTypes }: Features, items: ItemParts): TimelineParts {
  const known = Object.entries(items).filter(([type]) => itemTypes === null || itemTypes.has(type));
  return {
    types: `[${known.map(([type]) => type).join(", ")}]`,
    nodes: `nodes { __typename ${known.map(([, parts]) => parts).join(" ")} }`,
  };
}
