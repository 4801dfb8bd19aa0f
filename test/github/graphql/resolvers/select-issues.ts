import { restLogin } from "../../shapes/write-account.ts";
import { commentsOf } from "../../state/find-thing.ts";
import type { Issue } from "../../state/issue.ts";
import { Refusal } from "../../state/refusal.ts";
import type { World } from "../../state/world.ts";
import { type Cursors, decodeCursor, encodeCursor, type PageArguments } from "../connect-list.ts";

export interface IssueQuery extends PageArguments {
  readonly states?: readonly string[] | null;
  readonly labels?: readonly string[] | null;
  readonly orderBy?: {
    readonly field: "COMMENTS" | "CREATED_AT" | "UPDATED_AT";
    readonly direction: "ASC" | "DESC";
  } | null;
  readonly filterBy?: IssueFilters | null;
}

interface IssueFilters {
  readonly since?: string | null;
  readonly states?: readonly string[] | null;
  readonly labels?: readonly string[] | null;
  readonly createdBy?: string | null;
  /** A login; "*" = anyone, null = nobody. */
  readonly assignee?: string | null;
  /** The milestone's database id or, by the other name, its number; "*" = any, null = none. */
  readonly milestone?: string | null;
  readonly milestoneNumber?: string | null;
  readonly type?: string | null;
  readonly mentioned?: string | null;
  readonly viewerSubscribed?: boolean | null;
}

/** Oldest first unless told otherwise; several labels are "any of them". */
export function selectIssues(world: World, issues: readonly Issue[], query: IssueQuery): Issue[] {
  const { filterBy, orderBy } = query;
  const filters = [
    ...writeFilters(filterBy ?? {}),
    ...(query.states ? [isInState(query.states)] : []),
    ...(query.labels ? [hasLabel(query.labels)] : []),
  ];
  const found = issues.filter((issue) => filters.every((fits) => fits(issue)));
  const rank = rankOf(world, query);
  found.sort((a, b) => rank(a) - rank(b) || a.number - b.number);
  return orderBy?.direction === "DESC" ? found.reverse() : found;
}

type Filter = (issue: Issue) => boolean;

const isInState =
  (states: readonly string[]): Filter =>
  ({ state }) =>
    states.includes(state);

function hasLabel(names: readonly string[]): Filter {
  const wanted = new Set(names.map((name) => name.toLowerCase()));
  return ({ labels }) => labels.some(({ name }) => wanted.has(name.toLowerCase()));
}

function writeFilters(given: IssueFilters): Filter[] {
  const { since, states, labels, createdBy, type } = given;
  if (given.mentioned != null || given.viewerSubscribed)
    throw new Error("The fake GitHub does not filter issues by who is mentioned or subscribed yet");
  if (labels && labels.length > 1)
    throw new Error(
      "The fake GitHub does not know whether filterBy.labels means any or all of several labels",
    );
  const from = since ? readSince(since) : null;
  return [
    ...(from === null ? [] : [({ updatedAt }: Issue) => updatedAt >= from]),
    ...(states ? [isInState(states)] : []),
    ...(labels ? [hasLabel(labels)] : []),
    ...(createdBy ? [({ author }: Issue) => author !== null && isNamed(author, createdBy)] : []),
    ...filterAssignee(given),
    ...filterMilestone(given),
    ...(type ? [({ issueType }: Issue) => issueType?.name.toLowerCase() === type.toLowerCase()] : []),
  ];
}

function readSince(since: string): number {
  const at = Date.parse(since);
  if (Number.isNaN(at)) throw new Refusal("UNPROCESSABLE", `\`${since}\` is not a valid DateTime`);
  return at;
}

function isNamed(user: NonNullable<Issue["author"]>, login: string): boolean {
  const wanted = login.toLowerCase();
  return user.login.toLowerCase() === wanted || restLogin(user).toLowerCase() === wanted;
}

function filterAssignee({ assignee }: IssueFilters): Filter[] {
  if (assignee === undefined) return [];
  if (assignee === null) return [({ assignees }) => assignees.length === 0];
  return [
    ({ assignees }) =>
      assignee === "*" ? assignees.length > 0 : assignees.some((user) => isNamed(user, assignee)),
  ];
}

function filterMilestone(given: IssueFilters): Filter[] {
  return (["milestone", "milestoneNumber"] as const).flatMap((name) => {
    const wanted = given[name];
    if (wanted === undefined) return [];
    const key = name === "milestone" ? "databaseId" : "number";
    return ({ milestone }: Issue) =>
      wanted === "*" ? milestone !== null : (milestone === null ? null : String(milestone[key])) === wanted;
  });
}

/** What the issues are put in order by; equal ones by their number. */
function rankOf(world: World, { orderBy }: IssueQuery): (issue: Issue) => number {
  switch (orderBy?.field) {
    case "UPDATED_AT":
      return ({ updatedAt }) => updatedAt;
    case "COMMENTS":
      return (issue) => commentsOf(world, issue).length;
    default:
      return ({ createdAt }) => createdAt;
  }
}

/**
 * A cursor tells the place, not the issue: who reads by `UPDATED_AT` goes on behind where an issue stood, also when it
 * was changed meanwhile and stands elsewhere.
 */
export function cursorsOf(world: World, query: IssueQuery): Cursors<Issue> {
  const rank = rankOf(world, query);
  const sign = query.orderBy?.direction === "DESC" ? -1 : 1;
  return {
    write: (issue) => encodeCursor(`${rank(issue)}:${issue.number}`),
    find: (list, cursor) => {
      const [, at, number] = decodeCursor(cursor, /^(\d+):(\d+)$/);
      const compare = (issue: Issue) => sign * (rank(issue) - Number(at) || issue.number - Number(number));
      const index = findFirst(list, (issue) => compare(issue) >= 0);
      return { index, isThere: index < list.length && compare(list[index]!) === 0 };
    },
  };
}

/** The first index from which on the condition holds, by halving; the length where it never does. */
function findFirst<T>(list: readonly T[], holds: (item: T) => boolean): number {
  let low = 0;
  let high = list.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (holds(list[middle]!)) high = middle;
    else low = middle + 1;
  }
  return low;
}
