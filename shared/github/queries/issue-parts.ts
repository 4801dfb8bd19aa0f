import type { Features, OptionalField } from "../read-features.ts";

/** What the timeline is asked for. */
const ITEM_TYPES = [
  "LABELED_EVENT",
  "UNLABELED_EVENT",
  "CLOSED_EVENT",
  "REOPENED_EVENT",
  "RENAMED_TITLE_EVENT",
  "ISSUE_COMMENT",
  "COMMENT_DELETED_EVENT",
  "BLOCKED_BY_ADDED_EVENT",
  "BLOCKED_BY_REMOVED_EVENT",
  "ADDED_TO_PROJECT_V2_EVENT",
  "REMOVED_FROM_PROJECT_V2_EVENT",
] as const;

/** How many levels up parents are read: GitHub nests no deeper. */
const MOST_PARENTS = 8;

/** How long the first pages of an issue's lists are; what is longer is followed. */
export interface PageSizes {
  readonly comments: number;
  readonly timeline: number;
  readonly relatives: number;
}

const WHO = "{ __typename login }";
const PLACE = "repository { nameWithOwner }";
const PAGE = "pageInfo { hasNextPage endCursor }";
const PROJECT = "project { id number owner { ... on Organization { login } } }";

const ITEMS: Readonly<Record<(typeof ITEM_TYPES)[number], string>> = {
  LABELED_EVENT: `... on LabeledEvent { createdAt actor ${WHO} label { id name } }`,
  UNLABELED_EVENT: `... on UnlabeledEvent { createdAt actor ${WHO} label { id name } }`,
  CLOSED_EVENT: `... on ClosedEvent { createdAt actor ${WHO} }`,
  REOPENED_EVENT: `... on ReopenedEvent { createdAt actor ${WHO} }`,
  RENAMED_TITLE_EVENT: `... on RenamedTitleEvent { createdAt actor ${WHO} }`,
  ISSUE_COMMENT: `... on IssueComment { createdAt author ${WHO} }`,
  COMMENT_DELETED_EVENT: `... on CommentDeletedEvent { createdAt actor ${WHO} deletedCommentAuthor ${WHO} }`,
  BLOCKED_BY_ADDED_EVENT: `... on BlockedByAddedEvent { createdAt actor ${WHO} }`,
  BLOCKED_BY_REMOVED_EVENT: `... on BlockedByRemovedEvent { createdAt actor ${WHO} }`,
  ADDED_TO_PROJECT_V2_EVENT: `... on AddedToProjectV2Event { createdAt actor ${WHO} wasAutomated ${PROJECT} }`,
  REMOVED_FROM_PROJECT_V2_EVENT: `... on RemovedFromProjectV2Event { createdAt actor ${WHO} wasAutomated ${PROJECT} }`,
};

/** An issue's cards, as many as GitHub gives at once; needs the variable $field. */
export const CARDS = `projectItems(first: 100, includeArchived: true) {
    nodes { id isArchived ${PROJECT}
      fieldValueByName(name: $field) { __typename ... on ProjectV2ItemFieldSingleSelectValue { name updatedAt } } }
  }`;

/** The parts of lists, as the issue's own document and those that follow a list write them. */
export const COMMENTS = `${PAGE} nodes { id body isMinimized viewerDidAuthor }`;
export const RELATIVES = (features: Features): string => `${PAGE} nodes ${relative(features)}`;

interface TimelineParts {
  readonly types: string;
  readonly parts: string;
}

const isOfBoards = (type: string): boolean => type.includes("_PROJECT_");

/** What happened to the issue, and where boards are known, when its cards came and went. */
export const timelineOf = (features: Features): TimelineParts =>
  writeTimeline(features, (type) => has(features, "projectItems") || !isOfBoards(type));

/** When the issue's cards came and went, and nothing else. */
export const boardTimelineOf = (features: Features): TimelineParts => writeTimeline(features, isOfBoards);

function writeTimeline({ itemTypes }: Features, isWanted: (type: string) => boolean): TimelineParts {
  const known = ITEM_TYPES.filter((type) => isWanted(type) && (itemTypes === null || itemTypes.has(type)));
  return {
    types: `[${known.join(", ")}]`,
    parts: `pageInfo { hasPreviousPage startCursor } nodes { __typename ${known.map((type) => ITEMS[type]).join(" ")} }`,
  };
}

const has = ({ fields }: Features, field: OptionalField): boolean => fields.has(field);

const relative = (features: Features, more = ""): string => {
  const parent = more === "" && has(features, "parent") ? `parent { number ${PLACE} }` : more;
  return `{ number state ${PLACE} labels(first: 100) { nodes { name } } ${parent} }`;
};

function parents(features: Features, levels = MOST_PARENTS): string {
  return levels === 1
    ? `parent ${relative(features)}`
    : `parent ${relative(features, parents(features, levels - 1))}`;
}

/** A fragment with everything that is asked of an issue; with a board it needs the variable $field. */
export function writeIssueParts(features: Features, sizes: PageSizes): string {
  const { types, parts } = timelineOf(features);
  const relatives = (field: "subIssues" | "blockedBy"): string =>
    has(features, field) ? `${field}(first: ${sizes.relatives}) { ${RELATIVES(features)} }` : "";
  return `fragment IssueParts on Issue {
  id number title body state createdAt lastEditedAt ${PLACE}
  author ${WHO}
  editor ${WHO}
  ${has(features, "issueType") ? "issueType { name }" : ""}
  labels(first: 100) { nodes { id name } }
  comments(first: ${sizes.comments}) { ${COMMENTS} }
  timelineItems(last: ${sizes.timeline}, itemTypes: ${types}) { ${parts} }
  ${has(features, "parent") ? parents(features) : ""}
  ${relatives("subIssues")}
  ${relatives("blockedBy")}
  ${has(features, "projectItems") ? CARDS : ""}
}`;
}
