/** What the App asks of an issue: everything in one query. */
export const READ_ISSUE = `query ReadIssue($owner: String!, $name: String!, $number: Int!) {
  rateLimit { cost nodeCount limit remaining used resetAt }
  repository(owner: $owner, name: $name) {
    id owner { login __typename }
    issue(number: $number) {
      id number title body state stateReason createdAt lastEditedAt updatedAt closedAt url
      author { login __typename } issueType { name }
      labels(first: 50) { nodes { id name } }
      parent { number repository { nameWithOwner } }
      subIssues(first: 50) { nodes { number state } }
      blockedBy(first: 50) { nodes { number state } }
      comments(last: 50) { nodes { id body isMinimized minimizedReason author { login __typename } createdAt viewerDidAuthor } }
      timelineItems(last: 50, itemTypes: [LABELED_EVENT, UNLABELED_EVENT, CLOSED_EVENT, ISSUE_COMMENT]) {
        totalCount filteredCount
        nodes { __typename
          ... on LabeledEvent { createdAt actor { login __typename } label { id name } }
          ... on UnlabeledEvent { createdAt actor { login } label { id name } }
          ... on ClosedEvent { actor { login } stateReason }
          ... on IssueComment { body } }
      }
      projectItems(first: 10, includeArchived: true) { nodes { id isArchived project { id number }
        fieldValueByName(name: "Stream") { ... on ProjectV2ItemFieldSingleSelectValue { name optionId updatedAt } } } }
    }
  }
}`;
