import type { Features } from "../read-features.ts";
import { type PageSizes, writeIssueParts } from "./issue-parts.ts";

const MAP = `map: object(expression: "HEAD:.github/flow-map.yml") { ... on Blob { oid } }`;

/** One point for an issue read alone; a list's relatives count for each of its issues. */
const ALONE: PageSizes = { comments: 50, timeline: 100, relatives: 40 };
const IN_A_LIST: PageSizes = { comments: 10, timeline: 60, relatives: 10 };

/** Everything about one issue, with comments by their ids, and the version of the flow map. */
export const readIssueDocument = (features: Features): string => `query ReadIssue(
  $owner: String!, $repo: String!, $number: Int!, $comments: [ID!]!, $withBoard: Boolean!, $field: String!
) {
  viewer { login }
  repository(owner: $owner, name: $repo) {
    ${MAP}
    issue(number: $number) { ...IssueParts }
  }
  nodes(ids: $comments) {
    ... on IssueComment {
      id body author { __typename login } issue { id } reactionGroups { viewerHasReacted }
    }
  }
}
${writeIssueParts(features, ALONE)}`;

/** A page of the open issues of a repository, oldest first. */
export const readOpenIssuesDocument = (features: Features): string => `query ReadOpenIssues(
  $owner: String!, $repo: String!, $after: String, $size: Int!, $withBoard: Boolean!, $field: String!
) {
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
