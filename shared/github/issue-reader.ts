import { GitHubError } from "../domain/github-error.ts";
import type { IssueName, RepositoryName } from "../domain/place.ts";
import type { IssueLookup, IssueReader, ObservedComment, ObservedIssue } from "../reconcile/ports.ts";
import type { GraphQLAnswer, GraphQLProblem } from "./ask.ts";
import { demandWhole } from "./demand-whole.ts";
import { type FollowTools, followLists } from "./follow-lists.ts";
import { findItem, findSticky, isBoardVisible, parseActor, parseIssue } from "./parse-issue.ts";
import type { AskedComment, IssuePart, Who } from "./queries/issue-answer.ts";
import { READ_ASKED, readIssueDocument, readOpenIssuesDocument } from "./queries/read-issues.ts";
import { withoutBoards } from "./read-features.ts";
import { translateProblem } from "./translate-error.ts";

/** Issues a page of a list. */
const PAGE = 25;
/** Ids that GitHub takes at once. */
const MOST_IDS = 100;

/** Reads issues, each whole: text, labels and who put them, comments, relatives, board. */
export function openIssueReader(tools: FollowTools): IssueReader {
  return {
    readIssue: (name, lookup) => readIssue(name, lookup, toolsFor(lookup, tools)),
    readOpenIssues: (repository, lookup) => readOpenIssues(repository, lookup, toolsFor(lookup, tools)),
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
  readonly nameWithOwner: string;
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

/** A document without a board has no variable for it. */
const boardVariables = ({ board }: IssueLookup, { features }: FollowTools): Record<string, unknown> =>
  board !== null && features.fields.has("projectItems") ? { field: board.field } : {};

const toolsFor = ({ board }: IssueLookup, tools: FollowTools): FollowTools =>
  board === null ? { ...tools, features: withoutBoards(tools.features) } : tools;

async function readIssue(
  { owner, repo, number }: IssueName,
  lookup: IssueLookup,
  tools: FollowTools,
): Promise<ObservedIssue | null> {
  const [comments, more] = [lookup.comments.slice(0, MOST_IDS), lookup.comments.slice(MOST_IDS)];
  const variables = { owner, repo, number, comments, ...boardVariables(lookup, tools) };
  const answer = await tools.ask(readIssueDocument(tools.features), variables);
  demandWhole(answer, tools.now());
  const repository = demandRepository<RepositoryAnswer>(answer, tools);
  const { issue: part, map } = repository;
  if (part == null) return explainAbsence(answer.problems, tools);
  if (hasMoved(part, repository)) return null;
  const asked = [...commentsOf(answer), ...(await readAsked(more, tools))];
  return await observe(part, map, { ...answer, asked }, lookup, tools);
}

/** A repository that was renamed answers with its new name, and so do its issues; one that moved away names another. */
const hasMoved = (part: IssuePart, { nameWithOwner }: RepositoryAnswer): boolean =>
  part.repository.nameWithOwner !== nameWithOwner;

const commentsOf = ({ data }: GraphQLAnswer): readonly (AskedComment | null)[] =>
  (data.nodes ?? []) as (AskedComment | null)[];

async function readAsked(ids: readonly string[], tools: FollowTools): Promise<(AskedComment | null)[]> {
  const asked: (AskedComment | null)[] = [];
  for (let at = 0; at < ids.length; at += MOST_IDS) {
    const answer = await tools.ask(READ_ASKED, { comments: ids.slice(at, at + MOST_IDS) });
    demandWhole(answer, tools.now());
    asked.push(...commentsOf(answer));
  }
  return asked;
}

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
    const variables = { owner, repo, after, size, ...boardVariables(lookup, tools) };
    let answer: GraphQLAnswer;
    try {
      answer = await tools.ask(document, variables);
      demandWhole(answer, tools.now());
    } catch (error) {
      // GitHub gives up after 10 s: fewer issues at once are answered sooner.
      const mayHelp = error instanceof GitHubError && error.kind === "unavailable" && size > 1;
      if (!mayHelp) throw error;
      size = Math.ceil(size / 3);
      continue;
    }
    const { issues, map } = demandRepository<ListAnswer>(answer, tools);
    for (const part of issues.nodes) {
      const observed = part && (await observeIfThere(part, map, answer, lookup, tools));
      if (observed !== null) yield observed;
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

/** An issue that went while its longer lists were read is no reason to give up the others. */
async function observeIfThere(
  part: IssuePart,
  map: RepositoryAnswer["map"],
  answer: GraphQLAnswer,
  lookup: IssueLookup,
  tools: FollowTools,
): Promise<ObservedIssue | null> {
  try {
    return await observe(part, map, { ...answer, asked: [] }, lookup, tools);
  } catch (error) {
    if (error instanceof GitHubError && error.kind === "gone") return null;
    throw error;
  }
}

async function observe(
  part: IssuePart,
  map: RepositoryAnswer["map"],
  { data, asked }: GraphQLAnswer & { readonly asked: readonly (AskedComment | null)[] },
  lookup: IssueLookup,
  tools: FollowTools,
): Promise<ObservedIssue> {
  // Without them every label would look as if somebody had just taken it off.
  const labels = part.labels?.nodes ?? null;
  if (labels === null) throw new GitHubError("unavailable", "GitHub did not show an issue's labels.");
  const whole = await followLists(part, tools);
  const viewer = parseActor(toViewer(data.viewer as { readonly login: string }))!;
  return {
    issue: parseIssue(whole, lookup, viewer),
    id: part.id,
    labelIds: new Map(labels.flatMap((label) => (label ? [[label.name, label.id]] : []))),
    stickyId: findSticky(whole)?.id ?? null,
    itemId: findItem(whole, lookup.board)?.id ?? null,
    mapVersion: map?.oid ?? null,
    comments: asked.flatMap((comment) => toComment(comment, part)),
    boardVisible: lookup.board === null ? null : isBoardVisible(part, lookup.board),
  };
}

/** GitHub shows an App's bot as a user with "[bot]" in its name. */
const toViewer = ({ login }: { readonly login: string }): Who => ({ login, __typename: "User" });

function toComment(comment: AskedComment | null, { id }: IssuePart): ObservedComment[] {
  if (comment?.id === undefined || comment.issue?.id !== id) return [];
  const answered = (comment.reactionGroups ?? []).some(({ viewerHasReacted }) => viewerHasReacted);
  return [{ id: comment.id, body: comment.body ?? "", author: parseActor(comment.author), answered }];
}
