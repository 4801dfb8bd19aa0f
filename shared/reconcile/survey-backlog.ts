import { type Issue, issueKey, refKey } from "../domain/issue.ts";

/** What one look at a backlog says of how its issues hang together. Keys are those of `issueKey`. */
export interface BacklogSurvey {
  /** The issues that others name as parent, blocker or sub-issue. */
  readonly named: ReadonlySet<string>;
  /** Sub-issues by parent, as the sub-issues themselves tell. */
  readonly children: ReadonlyMap<string, readonly string[]>;
  /** Some issue has comments, so that silence means something. */
  readonly commentsKnown: boolean;
}

/** Reads a backlog once, keeping nothing but names. */
export async function surveyBacklog(issues: AsyncIterable<Issue>): Promise<BacklogSurvey> {
  const named = new Set<string>();
  const children = new Map<string, string[]>();
  let commentsKnown = false;
  for await (const issue of issues) {
    commentsKnown ||= issue.commentsKnown;
    for (const ref of [...issue.blockedBy, ...issue.subIssues]) named.add(refKey(ref, issue));
    if (issue.parent === null) continue;
    const key = issueKey(issue.repo, issue.number);
    const parentKey = refKey(issue.parent, issue);
    named.add(parentKey);
    named.add(key);
    const siblings = children.get(parentKey);
    if (siblings === undefined) children.set(parentKey, [key]);
    else siblings.push(key);
  }
  return { named, children, commentsKnown };
}
