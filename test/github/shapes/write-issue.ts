import type { IssueType } from "../state/account.ts";
import { commentsOf } from "../state/find-thing.ts";
import type { Issue } from "../state/issue.ts";
import { fullName } from "../state/repository.ts";
import type { World } from "../state/world.ts";
import type { Site } from "./site.ts";
import { writeAccount } from "./write-account.ts";
import { writeLabel } from "./write-label.ts";
import { writeMilestone } from "./write-milestone.ts";
import { writeReactionCounts } from "./write-reactions.ts";
import { writeTime } from "./write-time.ts";

/** An issue as REST and webhooks write it; there is no `assignee`, which newer API versions have dropped. */
export function writeIssue(world: World, issue: Issue, site: Site): object {
  const name = fullName(issue.repository);
  const url = `${site.apiUrl}/repos/${name}/issues/${issue.number}`;
  return {
    url,
    repository_url: `${site.apiUrl}/repos/${name}`,
    labels_url: `${url}/labels{/name}`,
    comments_url: `${url}/comments`,
    events_url: `${url}/events`,
    html_url: `${site.webUrl}/${name}/issues/${issue.number}`,
    id: issue.databaseId,
    node_id: issue.id,
    number: issue.number,
    title: issue.title,
    user: issue.author === null ? null : writeAccount(issue.author, site),
    labels: issue.labels.map((label) => writeLabel(label, site)),
    state: issue.state.toLowerCase(),
    state_reason: issue.stateReason?.toLowerCase() ?? null,
    locked: issue.locked,
    active_lock_reason: null,
    assignees: issue.assignees.map((it) => writeAccount(it, site)),
    milestone: issue.milestone === null ? null : writeMilestone(world, issue.milestone, site),
    comments: commentsOf(world, issue).length,
    created_at: writeTime(issue.createdAt),
    updated_at: writeTime(issue.updatedAt),
    closed_at: writeTime(issue.closedAt),
    author_association: "MEMBER",
    performed_via_github_app: null,
    type: issue.issueType === null ? null : writeIssueType(issue.issueType),
    body: issue.body === "" ? null : issue.body,
    reactions: writeReactionCounts(world, issue, url),
    sub_issues_summary: writeSubIssues(issue),
    issue_dependencies_summary: writeDependencies(issue),
  };
}

export const writeIssueType = (type: IssueType): object => ({
  id: type.databaseId,
  node_id: type.id,
  name: type.name,
  description: type.description,
  color: "gray",
  is_enabled: true,
});

function writeSubIssues({ subIssues }: Issue): object {
  const total = subIssues.length;
  const completed = subIssues.filter(({ state }) => state === "CLOSED").length;
  return { total, completed, percent_completed: total === 0 ? 0 : Math.floor((100 * completed) / total) };
}

const writeDependencies = ({ blockedBy, blocking }: Issue): object => ({
  blocked_by: blockedBy.filter(({ state }) => state === "OPEN").length,
  blocking: blocking.filter(({ state }) => state === "OPEN").length,
  total_blocked_by: blockedBy.length,
  total_blocking: blocking.length,
});
