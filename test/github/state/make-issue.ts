import type { Issue } from "./issue.ts";
import type { Repository } from "./repository.ts";
import { register, type World } from "./world.ts";

type NewIssue = Pick<Issue, "number" | "title" | "body" | "author" | "createdAt">;

/** An open issue that has nothing yet; nobody is told of it. */
export function makeIssue(world: World, repository: Repository, input: NewIssue): Issue {
  const issue: Issue = {
    __typename: "Issue",
    ...world.mint("issue"),
    repository,
    number: input.number,
    title: input.title,
    body: input.body,
    state: "OPEN",
    stateReason: null,
    issueType: null,
    author: input.author,
    createdAt: input.createdAt,
    updatedAt: input.createdAt,
    lastEditedAt: null,
    editor: null,
    closedAt: null,
    locked: false,
    discussion: null,
    labels: [],
    assignees: [],
    milestone: null,
    duplicateOf: null,
    parent: null,
    subIssues: [],
    blockedBy: [],
    blocking: [],
  };
  world.issues.get(repository)?.set(issue.number, issue);
  repository.lastNumber = Math.max(repository.lastNumber, issue.number);
  return register(world, issue);
}
