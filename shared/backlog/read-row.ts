import type { Actor } from "../domain/actor.ts";
import { blockersOf, type Issue } from "../domain/issue.ts";
import type { TimelineEvent } from "../domain/timeline.ts";
import { describeValue } from "./describe-value.ts";
import { EXPORT_HINT } from "./export-hint.ts";
import type { FieldProblem } from "./field-problem.ts";
import { findSticky } from "./find-sticky.ts";
import { findWrapping } from "./find-wrapping.ts";
import { isObject } from "./is-object.ts";
import { isPullRequest } from "./is-pull-request.ts";
import { readActor } from "./read-actor.ts";
import { type Comment, readComments } from "./read-comments.ts";
import { readEvents } from "./read-events.ts";
import { readInstantField } from "./read-instant-field.ts";
import { readLabels } from "./read-labels.ts";
import { readName } from "./read-name.ts";
import { readNumber } from "./read-number.ts";
import { readRef, readRefs } from "./read-refs.ts";
import { readRepo } from "./read-repo.ts";
import { readState } from "./read-state.ts";
import { RowProblems } from "./row-problems.ts";

export interface RowOptions {
  /** Whether someone is our own App or bot, or a login that counts as ours. */
  readonly isAutomation: (actor: Actor | null) => boolean;
  /** Figures need to know when an issue was created and closed; a plan does not. */
  readonly timesNeeded: boolean;
  /** The file holds comments, so that a row without one has none. A row that has some says so itself. */
  readonly commentsKnown: boolean;
}

type Row = Readonly<Record<string, unknown>>;

/**
 * One parsed row as an issue, else all that is wrong with it. Needed are `number`, `title` and `state`; keys that are
 * not known are ignored; null, and "" where gh prints it, is the same as absent.
 */
export function readRow(
  value: unknown,
  options: RowOptions,
): { issue: Issue } | { problems: readonly FieldProblem[] } {
  if (!isObject(value)) {
    const message = `an issue is an object, but this row is ${describeValue(value)}.`;
    return { problems: [{ message, hint: EXPORT_HINT }] };
  }
  const wrapping = findWrapping(value);
  if (wrapping !== null) return { problems: [wrapping] };
  const problems = new RowProblems();
  const issue = readIssue(value, options, problems);
  return issue === null || problems.some ? { problems: problems.list() } : { issue };
}

function readIssue(row: Row, options: RowOptions, problems: RowProblems): Issue | null {
  const number = readNumber(row.number, "number", problems);
  const title = readTitle(row.title, problems);
  const open = readState(row.state, "state", problems);
  const comments = readComments(row.comments, problems);
  const events = withComments(readEvents(row.events, problems), comments);
  const known = events?.some(({ event }) => event === "commented") ?? false;
  const repo = readRepo(row, "repo", problems);
  const rest = {
    repo,
    body: readBody(row.body, problems),
    isPullRequest: isPullRequest(row),
    labels: readLabels(row.labels, problems),
    author: readActor(row.author, "author", problems),
    ...readTimes(row, open, options, problems),
    stateReason: readStateReason(row.stateReason, problems),
    milestone: readMilestone(row.milestone, problems),
    type: readType(row.issueType, problems),
    parent: row.parent == null ? null : readRef(row.parent, "parent", problems),
    blockedBy:
      row.blockedBy == null
        ? blockersOf(events ?? [], { repo })
        : readRefs(row.blockedBy, "blockedBy", problems),
    subIssues: readRefs(row.subIssues, "subIssues", problems),
    events,
    commentsKnown: options.commentsKnown || comments !== null || known,
    sticky: findSticky(comments, events ?? [], options.isAutomation),
    board: null,
    relatives: [],
  };
  return number === null || title === null || open === null ? null : { number, title, open, ...rest };
}

function readTitle(value: unknown, problems: RowProblems): string | null {
  if (typeof value === "string") return value;
  problems.add("title", "a text", value);
  return null;
}

function readBody(value: unknown, problems: RowProblems): string {
  const body = value ?? "";
  if (typeof body === "string") return body;
  problems.add("body", "a text or null", body);
  return "";
}

function readType(value: unknown, problems: RowProblems): string | null {
  const name = readName(value ?? "");
  if (name === null) problems.add("issueType", "a type's name, an object with it as name, or null", value);
  return name === "" ? null : name;
}

/** A row that closes before it begins is not to be trusted; `closedAt` of an open one says nothing. */
function readTimes(
  row: Row,
  open: boolean | null,
  { timesNeeded }: RowOptions,
  problems: RowProblems,
): Pick<Issue, "createdAt" | "closedAt"> {
  const createdAt = readInstantField(row.createdAt, "createdAt", timesNeeded, problems);
  if (open !== false) return { createdAt, closedAt: null };
  const closedAt = readInstantField(row.closedAt, "closedAt", timesNeeded, problems);
  if (createdAt !== null && closedAt !== null && closedAt < createdAt) {
    problems.add("closedAt", "no earlier than createdAt", row.closedAt);
  }
  return { createdAt, closedAt };
}

function readStateReason(value: unknown, problems: RowProblems): string | null {
  const reason = value ?? "";
  if (typeof reason !== "string") problems.add("stateReason", "a reason such as COMPLETED, or null", reason);
  return typeof reason !== "string" || reason === "" ? null : reason;
}

function readMilestone(value: unknown, problems: RowProblems): string | null {
  const title = isObject(value) ? value.title : (value ?? "");
  if (typeof title === "string") return title === "" ? null : title;
  problems.add("milestone", "a milestone's title, an object with it as title, or null", value);
  return null;
}

/** Oldest first, equal instants in the file's order. Comments count as events where the history has none of its own. */
function withComments(events: TimelineEvent[] | null, comments: Comment[] | null): TimelineEvent[] | null {
  const all = [...(events ?? [])];
  if (comments !== null && !all.some(({ event }) => event === "commented")) {
    for (const { author, at } of comments) all.push({ event: "commented", at, actor: author, label: null });
  }
  if (events === null && all.length === 0) return null;
  return all.sort((a, b) => a.at - b.at);
}
