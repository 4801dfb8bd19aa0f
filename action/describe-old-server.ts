import type { Features } from "../shared/github/read-features.ts";

/** What a server of another age cannot tell, for a report's notes; one sentence, or none. */
export function describeOldServer({ fields, itemTypes }: Features): string[] {
  const knows = (type: string): boolean => itemTypes === null || itemTypes.has(type);
  const unknown = [
    ...(fields.has("blockedBy") || knows("BLOCKED_BY_ADDED_EVENT") ? [] : ["which issues block others"]),
    ...(fields.has("subIssues") && fields.has("parent") ? [] : ["sub-issues"]),
    ...(fields.has("issueType") ? [] : ["issue types"]),
  ];
  return unknown.length === 0
    ? []
    : [`This GitHub server does not tell ${unknown.join(", ")}: the report does without.`];
}
