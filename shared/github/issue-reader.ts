import { GitHubError } from "../domain/github-error.ts";
import type { IssueName, RepositoryName } from "../domain/place.ts";
import type { IssueLookup, IssueReader, ObservedComment, ObservedIssue } from "../reconcile/ports.ts";
import type { GraphQLAnswer, GraphQLProblem } from "./ask.ts";
import { type FollowTools, followLists } from "./follow-lists.ts";
import { findItem, findSticky, parseActor, parseIssue } from "./parse-issue.ts";
import type { AskedComment, IssuePart, Who } from "./queries/issue-answer.ts";
import { readIssueDocument, readOpenIssuesDocument } from "./queries/read-issues.ts";
import { translateProblem } from "./translate-error.ts";

/** Issues a page of a list. */
const PAGE = 25;

/** Reads issues, each whole: text, labels and who put them, comments, relatives, board. */
export function openIssueReader(tools: FollowTools): IssueReader {
  return {
    readIssue: (name, lookup) => readIssue(name, lookup, tools),
    readOpenIssues: (repository, lookup) => readOpenIssues(repository, lookup, tools),
    countOpenIssues: async ({ owner, repo }) => {
      const answer = await tools.ask(COUNT, { owner, repo });
      const repository = demandRepository<CountAnswer>(answer, tools);
      return repository.issues.totalCount;
    },
  };
}

const COUNT = `query CountOpenIssues($owner: String!, $repo: String!) {
  repository(owner: $owner, name: $repo) { issues(states: OPEN, first: 1) { totalCount } }
}`;

interface CountAnswer {
  readonly issues: { readonly totalCount: number };
}

interface RepositoryAnswer {
  readonly map: { readonly oid?: string } | null;
  readonly issue?: IssuePart | null;
}

interface ListAnswer {
  readonly map: { readonly oid?: string } | null;
  readonly issues: {
    readonly pageInfo: { readonly hasNextPage: boolean; readonly endCursor: string | null };
    readonly nodes: readonly (IssuePart | null)[];
  };
}

const boardVariables = ({ board }: IssueLookup): { withBoard: boolean; field: string } => ({
  withBoard: board !== null,
  field: board?.field ?? "",
});

async function readIssue(
  { owner, repo, number }: IssueName,
  lookup: IssueLookup,
  tools: FollowTools,
): Promise<ObservedIssue | null> {
  const variables = { owner, repo, number, comments: lookup.comments, ...boardVariables(lookup) };
  const answer = await tools.ask(readIssueDocument(tools.features), variables);
  const { issue: part, map } = demandRepository<RepositoryAnswer>(answer, tools);
  if (part == null) return explainAbsence(answer.problems, tools);
  if (!isIn(part, repo)) return null;
  return await observe(part, map, answer, lookup, tools);
}

/** A repository that was renamed answers under its old name, an issue that moved to another one may do so, too. */
const isIn = ({ repository }: IssuePart, repo: string): boolean =>
  repository.nameWithOwner.split("/")[1]?.toLowerCase() === repo.toLowerCase();

function explainAbsence(problems: readonly GraphQLProblem[], { now }: FollowTools): null {
  const problem = problems.find(({ path }) => path[0] === "repository" && path[1] === "issue");
  const error = problem === undefined ? null : translateProblem(problem, now());
  if (error !== null && error.kind !== "gone") throw error;
  return null;
}

async function* readOpenIssues(
  { owner, repo }: RepositoryName,
  lookup: IssueLookup,
  tools: FollowTools,
): AsyncGenerator<ObservedIssue> {
  const document = readOpenIssuesDocument(tools.features);
  let after: string | null = null;
  let size = PAGE;
  for (;;) {
    const variables = { owner, repo, after, size, ...boardVariables(lookup) };
    let answer: GraphQLAnswer;
    try {
      answer = await tools.ask(document, variables);
    } catch (error) {
      // GitHub gives up after 10 s: fewer issues at once are answered sooner.
      const mayHelp = error instanceof GitHubError && error.kind === "unavailable" && size > 1;
      if (!mayHelp) throw error;
      size = Math.ceil(size / 3);
      continue;
    }
    const { issues, map } = demandRepository<ListAnswer>(answer, tools);
    for (const part of issues.nodes) {
      if (part !== null) yield await observe(part, map, answer, lookup, tools);
    }
    if (!issues.pageInfo.hasNextPage) return;
    after = issues.pageInfo.endCursor;
  }
}

function demandRepository<T>({ data, problems }: GraphQLAnswer, { now }: FollowTools): T {
  if (data.repository != null) return data.repository as T;
  const [problem] = problems;
  if (problem !== undefined) throw translateProblem(problem, now());
  throw new GitHubError("gone", "GitHub does not find the repository, or does not show it to this token.");
}

async function observe(
  part: IssuePart,
  map: RepositoryAnswer["map"],
  { data }: GraphQLAnswer,
  lookup: IssueLookup,
  tools: FollowTools,
): Promise<ObservedIssue> {
  const whole = await followLists(part, tools);
  const viewer = parseActor(toViewer(data.viewer as { readonly login: string }))!;
  return {
    issue: parseIssue(whole, lookup, viewer),
    id: part.id,
    labelIds: new Map((part.labels?.nodes ?? []).flatMap((label) => (label ? [[label.name, label.id]] : []))),
    stickyId: findSticky(whole)?.id ?? null,
    itemId: findItem(whole, lookup.board)?.id ?? null,
    mapVersion: map?.oid ?? null,
    comments: ((data.nodes ?? []) as (AskedComment | null)[]).flatMap((comment) => toComment(comment, part)),
    boardVisible: lookup.board === null ? null : part.projectItems != null,
  };
}

/** GitHub shows an App's bot as a user with "[bot]" in its name. */
const toViewer = ({ login }: { readonly login: string }): Who => ({ login, __typename: "User" });

function toComment(comment: AskedComment | null, { id }: IssuePart): ObservedComment[] {
  if (comment?.id === undefined || comment.issue?.id !== id) return [];
  const answered = (comment.reactionGroups ?? []).some(({ viewerHasReacted }) => viewerHasReacted);
  return [{ id: comment.id, body: comment.body ?? "", author: parseActor(comment.author), answered }];
}
