import { GitHubError } from "../domain/github-error.ts";
import type { AskGraphQL } from "./ask.ts";
import { demandWhole } from "./demand-whole.ts";
import { isSticky, type WholeIssue } from "./parse-issue.ts";
import type {
  CommentPart,
  IssuePart,
  Page,
  RelativePart,
  Timeline,
  TimelinePart,
} from "./queries/issue-answer.ts";
import { COMMENTS, RELATIVES, timelineOf } from "./queries/issue-parts.ts";
import type { Features } from "./read-features.ts";
import { translateProblem } from "./translate-error.ts";

export interface FollowTools {
  readonly ask: AskGraphQL;
  readonly features: Features;
  readonly now: () => number;
}

/** Pages of 100 of one list; what is longer is no backlog's issue. */
const MOST_PAGES = 50;

/** Follows the lists of an issue that were longer than their first page; one request a page. */
export async function followLists(part: IssuePart, tools: FollowTools): Promise<WholeIssue> {
  const [comments, timeline, subIssues, blockedBy] = await Promise.all([
    followComments(part, tools),
    followTimeline(part, tools),
    followRelatives("subIssues", part, tools),
    followRelatives("blockedBy", part, tools),
  ]);
  return { part, comments, timeline, subIssues, blockedBy };
}

const present = <T>(nodes: readonly (T | null)[]): T[] =>
  nodes.filter((node): node is T & {} => node !== null);

/** Only until ours is found: it stands among the first nearly always. */
async function followComments({ id, comments }: IssuePart, tools: FollowTools): Promise<CommentPart[]> {
  return await follow(
    comments,
    (after) => ask<Page<CommentPart>>(writeMore("comments", COMMENTS), { id, after }, tools),
    isSticky,
  );
}

async function followRelatives(
  field: "subIssues" | "blockedBy",
  part: IssuePart,
  tools: FollowTools,
): Promise<RelativePart[]> {
  const first = part[field];
  if (first === undefined) return [];
  const document = writeMore(field, RELATIVES(tools.features));
  return await follow(first, (after) => ask<Page<RelativePart>>(document, { id: part.id, after }, tools));
}

async function follow<T>(
  first: Page<T>,
  readPage: (after: string | null) => Promise<Page<T>>,
  isEnough: (node: T) => boolean = () => false,
): Promise<T[]> {
  const all = present(first.nodes);
  let { pageInfo } = first;
  for (let pages = 1; pageInfo.hasNextPage && pages < MOST_PAGES && !all.some(isEnough); pages++) {
    const page = await readPage(pageInfo.endCursor);
    all.push(...present(page.nodes));
    pageInfo = page.pageInfo;
  }
  return all;
}

/** Backwards, since the last events matter most. */
async function followTimeline({ id, timelineItems }: IssuePart, tools: FollowTools): Promise<TimelinePart[]> {
  const { types, parts } = timelineOf(tools.features);
  const document = `query ReadMoreTimeline($id: ID!, $before: String) {
  node(id: $id) { ... on Issue { list: timelineItems(last: 100, before: $before, itemTypes: ${types}) { ${parts} } } }
}`;
  let all = present(timelineItems.nodes);
  let { pageInfo } = timelineItems;
  for (let pages = 1; pageInfo.hasPreviousPage && pages < MOST_PAGES; pages++) {
    const page = await ask<Timeline>(document, { id, before: pageInfo.startCursor }, tools);
    all = [...present(page.nodes), ...all];
    pageInfo = page.pageInfo;
  }
  return all;
}

function writeMore(field: "comments" | "subIssues" | "blockedBy", parts: string): string {
  const name = `ReadMore${field[0]!.toUpperCase()}${field.slice(1)}`;
  return `query ${name}($id: ID!, $after: String) {
  node(id: $id) { ... on Issue { list: ${field}(first: 100, after: $after) { ${parts} } } }
}`;
}

async function ask<T>(
  document: string,
  variables: Readonly<Record<string, unknown>>,
  tools: FollowTools,
): Promise<T> {
  const { data, problems } = await tools.ask(document, variables);
  demandWhole({ problems }, tools.now());
  const node = data.node as { readonly list?: T } | null | undefined;
  if (node?.list !== undefined) return node.list;
  const [problem] = problems;
  if (problem !== undefined) throw translateProblem(problem, tools.now());
  throw new GitHubError("gone", "An issue went while its lists were read.");
}
