import type { Features } from "../read-features.ts";
import {
  BLOCKED_BY,
  FIRST_COMMENTS,
  historyTimeline,
  LAST_COMMENTS,
  PARENT,
  SUB_ISSUES,
} from "./history-lists.ts";
import { PLACE, WHO } from "./timeline-parts.ts";

const PAGE = "pageInfo { hasNextPage endCursor }";
const IN_ORDER = "orderBy: { field: CREATED_AT, direction: ASC }";

/** How much there is, and what of the hour is left. */
export const MEASURE = `query MeasureRepository($owner: String!, $repo: String!, $since: DateTime!) {
  rateLimit { limit remaining resetAt }
  repository(owner: $owner, name: $repo) {
    hasIssuesEnabled
    open: issues(states: OPEN, first: 1) { totalCount }
    closed: issues(states: CLOSED, filterBy: { since: $since }, first: 1) { totalCount }
  }
}`;

/** All labels of a repository. */
export const READ_ALL_LABELS = `query ReadAllLabels($owner: String!, $repo: String!, $after: String) {
  repository(owner: $owner, name: $repo) {
    labels(first: 100, after: $after) { ${PAGE} nodes { id name } }
  }
}`;

/** A page of the open issues of a repository, oldest first. */
export const readOpenHistoriesDocument = (features: Features): string => `query ReadOpenHistories(
  $owner: String!, $repo: String!, $after: String, $size: Int!
) {
  repository(owner: $owner, name: $repo) {
    issues(states: OPEN, first: $size, after: $after, ${IN_ORDER}) { ${PAGE} nodes {
      ${writeParts(features)}
      lastComments: ${LAST_COMMENTS.write("last: 10")}
      ${features.fields.has("blockedBy") ? BLOCKED_BY.write("first: 20") : ""}
      ${features.fields.has("subIssues") ? SUB_ISSUES.write("first: 50") : ""}
    } }
  }
}`;

/** A page of the closed issues that changed since an instant, oldest first: what only open ones are asked is left out. */
export const readClosedHistoriesDocument = (features: Features): string => `query ReadClosedHistories(
  $owner: String!, $repo: String!, $after: String, $size: Int!, $since: DateTime!
) {
  repository(owner: $owner, name: $repo) {
    issues(states: CLOSED, filterBy: { since: $since }, first: $size, after: $after, ${IN_ORDER}) { ${PAGE} nodes {
      ${writeParts(features)}
    } }
  }
}`;

const writeParts = (features: Features): string => `
      id number title body state stateReason createdAt closedAt lastEditedAt ${PLACE}
      author ${WHO}
      editor ${WHO}
      milestone { title }
      ${features.fields.has("issueType") ? "issueType { name }" : ""}
      labels(first: 100) { nodes { id name } }
      ${historyTimeline(features).write("first: 100")}
      ${FIRST_COMMENTS.write("first: 5")}
      ${features.fields.has("parent") ? PARENT : ""}`;
