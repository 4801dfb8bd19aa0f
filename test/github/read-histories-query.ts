const WHO = "{ __typename login }";
const WHAT = `createdAt actor ${WHO}`;

/** A page of issues with all that a report of their flow needs. */
export const READ_HISTORIES = `query ReadHistories(
  $owner: String!, $name: String!, $states: [IssueState!], $size: Int!, $after: String
) {
  repository(owner: $owner, name: $name) {
    issues(states: $states, first: $size, after: $after, orderBy: { field: CREATED_AT, direction: ASC }) {
      totalCount
      pageInfo { hasNextPage endCursor }
      nodes {
        id number title body state stateReason createdAt closedAt updatedAt
        author ${WHO}
        milestone { title number }
        issueType { name }
        assignees(first: 10) { nodes { login } }
        labels(first: 30) { nodes { name } }
        comments(first: 10) { totalCount nodes { createdAt author ${WHO} } }
        blockedBy(first: 10) { nodes { number state } }
        parent { number }
        timelineItems(first: 40, itemTypes: [LABELED_EVENT, UNLABELED_EVENT, CLOSED_EVENT, REOPENED_EVENT,
          ASSIGNED_EVENT, UNASSIGNED_EVENT, RENAMED_TITLE_EVENT, ISSUE_COMMENT, BLOCKED_BY_ADDED_EVENT,
          BLOCKED_BY_REMOVED_EVENT, ADDED_TO_PROJECT_V2_EVENT, PROJECT_V2_ITEM_STATUS_CHANGED_EVENT]) {
          nodes {
            __typename
            ... on LabeledEvent { ${WHAT} label { name } }
            ... on UnlabeledEvent { ${WHAT} label { name } }
            ... on ClosedEvent { ${WHAT} stateReason }
            ... on ReopenedEvent { ${WHAT} }
            ... on AssignedEvent { ${WHAT} assignee { ... on User { login } } }
            ... on UnassignedEvent { ${WHAT} assignee { ... on User { login } } }
            ... on RenamedTitleEvent { ${WHAT} previousTitle currentTitle }
            ... on IssueComment { createdAt author ${WHO} }
            ... on BlockedByAddedEvent { ${WHAT} blockingIssue { number state closedAt repository { nameWithOwner } } }
            ... on BlockedByRemovedEvent { ${WHAT} blockingIssue { number } }
            ... on AddedToProjectV2Event { ${WHAT} project { number } }
            ... on ProjectV2ItemStatusChangedEvent { ${WHAT} previousStatus status wasAutomated project { number } }
          }
        }
      }
    }
  }
}`;
