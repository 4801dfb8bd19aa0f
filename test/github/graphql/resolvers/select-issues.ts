import type { Issue } from "../../state/issue.ts";
import type { PageArguments } from "../connect-list.ts";

export interface IssueQuery extends PageArguments {
  readonly states?: readonly string[] | null;
  readonly labels?: readonly string[] | null;
  readonly orderBy?: {
    readonly field: "COMMENTS" | "CREATED_AT" | "UPDATED_AT";
    readonly direction: "ASC" | "DESC";
  } | null;
  readonly filterBy?: {
    readonly since?: string | null;
    readonly states?: readonly string[] | null;
    readonly labels?: readonly string[] | null;
    readonly createdBy?: string | null;
  } | null;
}

/** Oldest first unless told otherwise; several labels are "any of them". */
export function selectIssues(issues: readonly Issue[], query: IssueQuery): Issue[] {
  const { filterBy, orderBy } = query;
  const states = query.states ?? filterBy?.states;
  const labels = (query.labels ?? filterBy?.labels)?.map((name) => name.toLowerCase());
  const since = filterBy?.since ? Date.parse(filterBy.since) : null;
  const found = issues.filter(
    (issue) =>
      (states?.includes(issue.state) ?? true) &&
      (labels === undefined || issue.labels.some(({ name }) => labels.includes(name.toLowerCase()))) &&
      (since === null || issue.updatedAt >= since) &&
      (!filterBy?.createdBy || issue.author?.login === filterBy.createdBy),
  );
  const key = orderBy?.field === "UPDATED_AT" ? "updatedAt" : "createdAt";
  found.sort((a, b) => a[key] - b[key] || a.number - b.number);
  return orderBy?.direction === "DESC" ? found.reverse() : found;
}
