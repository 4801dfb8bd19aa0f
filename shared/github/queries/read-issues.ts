import type { Features } from "../read-features.ts";
import { type PageSizes, writeIssueParts } from "./issue-parts.ts";

const MAP = `map: object(expression: "HEAD:.github/flow-map.yml") { ... on Blob { oid } }`;

/** One point for an issue read alone; a list's relatives count for each of its issues. */
const ALONE: PageSizes = { comments: 50, timeline: 100, relatives: 40 };
const IN_A_LIST: PageSizes = { comments: 10, timeline: 60, relatives: 10 };

/** What it costs: such a page is worth many requests, so that the next one is asked for only if there is room. */
const COST = "rateLimit { cost limit remaining resetAt }";

/** Declared only where they are used: GitHub refuses a document with a variable that it does not need. */
const boardVariables = (features: Features): string =>
  features.fields.has("projectItems") ? ", $field: String!" : "";

const COMMENT =
  "id body author { __typename login } createdAt issue { id } reactionGroups { content viewerHasReacted }";
const ASKED = `... on IssueComment { ${COMMENT} }`;

/** More comments by their ids than one document may name. */
export const READ_ASKED = `query ReadAskedComments($comments: [ID!]!) { nodes(ids: $comments) { ${ASKED} } }`;

/** Everything about one issue, with comments by their ids, if wished the last ones, and the version of the flow map. */
export const readIssueDocument = (features: Features): string => `query ReadIssue(
  $owner: String!, $repo: String!, $number: Int!, $comments: [ID!]!, $heard: Boolean!${boardVariables(features)}
) {
  viewer { login }
  repository(owner: $owner, name: $repo) {
    nameWithOwner
    ${MAP}
    issue(number: $number) { ...IssueParts recent: comments(last: 50) @include(if: $heard) { nodes { ${COMMENT} } } }
  }
  nodes(ids: $comments) { ${ASKED} }
}
${writeIssueParts(features, ALONE)}`;

/** A page of the open issues of a repository, oldest first. */
export const readOpenIssuesDocument = (features: Features): string => `query ReadOpenIssues(
  $owner: String!, $repo: String!, $after: String, $size: Int!${boardVariables(features)}
) {
  ${COST}
  viewer { login }
  repository(owner: $owner, name: $repo) {
    ${MAP}
    issues(states: OPEN, first: $size, after: $after, orderBy: { field: CREATED_AT, direction: ASC }) {
      pageInfo { hasNextPage endCursor }
      nodes { ...IssueParts }
    }
  }
}
${writeIssueParts(features, IN_A_LIST)}`;
