import type { Features } from "../read-features.ts";
import {
  HISTORY_ITEMS,
  type ItemParts,
  PLACE,
  PROJECT,
  REF,
  STATUS_ITEMS,
  WHO,
  writeItems,
} from "./timeline-parts.ts";

/** A kind of list of an issue, as a document asks for a page of it. */
export interface ListKind {
  /** Read from its end towards its beginning. */
  readonly backwards: boolean;
  /** @param page the arguments that say which page: "first: 5" */
  write(page: string): string;
}

const FORWARDS = "pageInfo { hasNextPage endCursor }";
const BACKWARDS = "pageInfo { hasPreviousPage startCursor }";
const COMMENT = `totalCount nodes { id __typename createdAt author ${WHO} }`;

const forwards = (field: string, parts: string, more = ""): ListKind => ({
  backwards: false,
  write: (page) => `${field}(${page}${more}) { ${FORWARDS} ${parts} }`,
});

/** What happened, oldest first. */
export const historyTimeline = (features: Features): ListKind => writeTimeline(features, HISTORY_ITEMS);

/** Where the cards of an issue have been. */
export const statusTimeline = (features: Features): ListKind => writeTimeline(features, STATUS_ITEMS);

function writeTimeline(features: Features, items: ItemParts): ListKind {
  const { types, nodes } = writeItems(features, items);
  return forwards("timelineItems", nodes, `, itemTypes: ${types}`);
}

export const FIRST_COMMENTS = forwards("comments", COMMENT);
export const LAST_COMMENTS: ListKind = {
  backwards: true,
  write: (page) => `comments(${page}) { ${BACKWARDS} ${COMMENT} }`,
};
export const BLOCKED_BY = forwards("blockedBy", `nodes { ${REF} }`);
export const SUB_ISSUES = forwards("subIssues", `nodes { ${REF} }`);

/** The issue as a relative of another one: with its labels, and its own parent by name. */
export const PARENT = `parent { ${REF} labels(first: 100) { nodes { name } } parent { number ${PLACE} } }`;

/** Cards with the option of the field $field and the Status; fields that every board has keep that name. */
export const STATUS_CARDS = forwards(
  "projectItems",
  `nodes { id isArchived ${PROJECT}
      fieldValueByName(name: $field) { __typename ... on ProjectV2ItemFieldSingleSelectValue { name updatedAt } }
      status: fieldValueByName(name: "Status") { __typename ... on ProjectV2ItemFieldSingleSelectValue { name } } }`,
  ", includeArchived: true",
);
