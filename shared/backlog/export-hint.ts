/** How to get a backlog file that can be read. */
export const EXPORT_HINT =
  "Export it with: gh issue list --state all --limit 10000 --json number,title,body,state,stateReason,labels," +
  "author,assignees,milestone,createdAt,closedAt,updatedAt,url";
