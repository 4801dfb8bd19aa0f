import { findIssue } from "../state/find-thing.ts";
import type { Issue } from "../state/issue.ts";
import { makeComment } from "../state/make-comment.ts";
import { makeIssue } from "../state/make-issue.ts";
import { fullName } from "../state/repository.ts";
import type { BacklogRow } from "./backlog-row.ts";
import { readInstant } from "./read-instant.ts";
import { readReason } from "./read-reason.ts";
import type { Scene } from "./scene.ts";

/** The row's issue as it is now, without its history and what it shares with others. */
export function importIssue({ world, repository, cast }: Scene, row: BacklogRow): Issue {
  if (row.repo && row.repo.toLowerCase() !== fullName(repository).toLowerCase())
    throw new Error(`it belongs to ${row.repo}`);
  if (!Number.isInteger(row.number) || row.number < 1) throw new Error("the number is none");
  if (findIssue(world, repository, row.number) !== null) throw new Error("the number is taken");
  if (typeof row.title !== "string") throw new Error("there is no title");
  const { number, title } = row;
  const createdAt = readInstant(row.createdAt, "createdAt");
  const body = row.body ?? "";
  const issue = makeIssue(world, repository, {
    number,
    title,
    body,
    author: cast.person(row.author),
    createdAt,
  });
  Object.assign(issue, readState(row), {
    labels: (row.labels ?? []).map((it) => cast.label(it)),
    assignees: (row.assignees ?? []).flatMap((it) => cast.person(it) ?? []),
    milestone: cast.milestone(row.milestone),
    issueType: cast.issueType(row.issueType),
  });
  for (const comment of row.comments ?? []) {
    makeComment(world, issue, {
      author: cast.person(comment.author),
      body: comment.body ?? "",
      createdAt: readInstant(comment.createdAt, "comments.createdAt"),
    });
  }
  return issue;
}

function readState(row: BacklogRow): Pick<Issue, "state" | "stateReason" | "closedAt"> {
  const state = String(row.state).toUpperCase();
  const stateReason = readReason(row.stateReason);
  if (state === "OPEN") return { state, stateReason, closedAt: null };
  if (state === "CLOSED") return { state, stateReason, closedAt: readInstant(row.closedAt, "closedAt") };
  throw new Error(`the state "${row.state}" is neither OPEN nor CLOSED`);
}
