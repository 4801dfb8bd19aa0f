import type { Features, OptionalField } from "../read-features.ts";
import { BOARD_ITEMS, ITEMS, type ItemParts, PLACE, PROJECT, WHO, writeItems } from "./timeline-parts.ts";

/** How many levels up parents are read: GitHub nests no deeper. */
const MOST_PARENTS = 8;

/** How long the first pages of an issue's lists are; what is longer is followed. */
export interface PageSizes {
  readonly comments: number;
  readonly timeline: number;
  readonly relatives: number;
}

const PAGE = "pageInfo { hasNextPage endCursor }";

/** An issue's cards, as many as GitHub gives at once; needs the variable $field. */
export const CARDS = `projectItems(first: 100, includeArchived: true) {
    nodes { id isArchived updatedAt ${PROJECT}
      fieldValueByName(name: $field) { __typename ... on ProjectV2ItemFieldSingleSelectValue { name updatedAt } } }
  }`;

/** The parts of lists, as the issue's own document and those that follow a list write them. */
export const COMMENTS = `${PAGE} nodes { id body isMinimized viewerDidAuthor }`;
export const RELATIVES = (features: Features): string => `${PAGE} nodes ${relative(features)}`;

/** What happened to the issue, and where boards are known, when its cards came and went. */
export const timelineOf = (features: Features): BackwardTimeline =>
  writeTimeline(features, has(features, "projectItems") ? { ...ITEMS, ...BOARD_ITEMS } : ITEMS);

/** When the issue's cards came and went, and nothing else. */
export const boardTimelineOf = (features: Features): BackwardTimeline => writeTimeline(features, BOARD_ITEMS);

interface BackwardTimeline {
  readonly types: string;
  readonly parts: string;
}

function writeTimeline(features: Features, items: ItemParts): BackwardTimeline {
  const { types, nodes } = writeItems(features, items);
  return { types, parts: `pageInfo { hasPreviousPage startCursor } ${nodes}` };
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
