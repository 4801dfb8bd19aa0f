import { GitHubError } from "../domain/github-error.ts";
import type { IssueName, RepositoryName } from "../domain/place.ts";
import type {
  IssueLookup,
  IssueReader,
  ObservedComment,
  ObservedIssue,
  ObservedPage,
} from "../reconcile/ports.ts";
import type { GraphQLAnswer, GraphQLProblem } from "./ask.ts";
import { demandRepository } from "./demand-repository.ts";
import { demandWhole } from "./demand-whole.ts";
import { type FollowTools, followLists } from "./follow-lists.ts";
import { parseActor } from "./parse-actor.ts";
import { findItem, isBoardVisible } from "./parse-board.ts";
import { findSticky, parseIssue } from "./parse-issue.ts";
import type { AskedComment, IssuePart, Page, Who } from "./queries/issue-answer.ts";
import { READ_ASKED, readIssueDocument, readOpenIssuesDocument } from "./queries/read-issues.ts";
import { withoutBoards } from "./read-features.ts";
import { demandLabels, readIssuePages } from "./read-issue-pages.ts";
import { translateProblem } from "./translate-error.ts";

/** Ids that GitHub takes at once. */
const MOST_IDS = 100;

/** Reads issues, each whole: text, labels and who put them, comments, relatives, board. */
export function openIssueReader(tools: FollowTools): IssueReader {
  return {
    readIssue: (name, lookup) => readIssue(name, lookup, toolsFor(lookup, tools)),
    countOpenIssues: async ({ owner, repo }) => {
      const answer = await tools.ask(COUNT, { owner, repo });
      return demandRepository<CountAnswer>(answer, tools.now()).issues.totalCount;
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
  readonly issues: Page<IssuePart>;
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
  const { heard = false } = lookup;
  const variables = { owner, repo, number, comments, heard, ...boardVariables(lookup, tools) };
  const answer = await tools.ask(readIssueDocument(tools.features), variables);
  demandWhole(answer, tools.now());
  const repository = demandRepository<RepositoryAnswer>(answer, tools.now());
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

export interface PagesWish {
  readonly repository: RepositoryName;
  readonly lookup: IssueLookup;
  /** Issues a page, at most 100. */
  readonly most: number;
  /** Where fewer than so many are too much, GitHub is down. */
  readonly least: number;
  readonly after: string | null;
}

/** Reads the open issues of a repository page by page, each issue whole. */
export async function* readOpenPages(
  { repository: { owner, repo }, lookup, ...pages }: PagesWish,
  all: FollowTools,
): AsyncGenerator<ObservedPage> {
  const tools = toolsFor(lookup, all);
  const variables = { owner, repo, ...boardVariables(lookup, tools) };
  const question = { document: readOpenIssuesDocument(tools.features), variables, ...pages };
  for await (const { repository, answer } of readIssuePages<ListAnswer>(question, tools)) {
    const { issues, map } = repository;
    const observed: ObservedIssue[] = [];
    for (const part of issues.nodes) {
      const one = part && (await observeIfThere(part, map, answer, lookup, tools));
      if (one !== null) observed.push(one);
    }
    const { hasNextPage, endCursor } = issues.pageInfo;
    yield { issues: observed, next: hasNextPage ? endCursor : null };
  }
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
  demandLabels(part);
  const whole = await followLists(part, tools);
  const viewer = parseActor(toViewer(data.viewer as { readonly login: string }))!;
  return {
    issue: parseIssue(whole, lookup, viewer),
    id: part.id,
    labelIds: new Map((part.labels?.nodes ?? []).flatMap((label) => (label ? [[label.name, label.id]] : []))),
    stickyId: findSticky(whole)?.id ?? null,
    itemId: findItem(whole, lookup.board)?.id ?? null,
    mapVersion: map?.oid ?? null,
    comments: listComments(asked, part),
    boardVisible: lookup.board === null ? null : isBoardVisible(part, lookup.board),
  };
}

/** GitHub shows an App's bot as a user with "[bot]" in its name. */
const toViewer = ({ login }: { readonly login: string }): Who => ({ login, __typename: "User" });

/** Those that were asked for, and of the last ones those that were heard before. */
function listComments(asked: readonly (AskedComment | null)[], part: IssuePart): ObservedComment[] {
  const recent = (part.recent?.nodes ?? []).flatMap((comment) => toComment(comment, part));
  const wanted = asked.flatMap((comment) => toComment(comment, part));
  const ids = new Set(wanted.map(({ id }) => id));
  const known = new Set(recent.map(({ id }) => id));
  return [
    ...wanted.filter(({ id }) => !known.has(id)),
    ...recent.filter(({ id, answered }) => answered || ids.has(id)),
  ];
}

function toComment(comment: AskedComment | null, { id: issue }: IssuePart): ObservedComment[] {
  if (comment?.id === undefined || comment.issue?.id !== issue) return [];
  const { id, body = "", author, createdAt = "" } = comment;
  const ours = (comment.reactionGroups ?? []).filter(({ viewerHasReacted }) => viewerHasReacted);
  return [
    {
      id,
      body,
      author: parseActor(author),
      createdAt: Date.parse(createdAt),
      answered: ours.length > 0,
      agreed: ours.some(({ content }) => content === "THUMBS_UP"),
    },
  ];
}
