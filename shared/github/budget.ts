import { addMark, findRoom, keepMarks, type Mark, roomFor, type Window } from "./sliding-count.ts";

/** GitHub counts the hour's points of GraphQL and of REST ("core") apart. */
export type Resource = "graphql" | "core";

/** An event is somebody who waits for us; everything else is a sweep, and leaves room for events. */
export type Purpose = "event" | "sweep";

/** An hour of GitHub's: points allowed, points used so far, and when it is over (milliseconds since 1970). */
export interface Hour {
  readonly limit: number;
  readonly used: number;
  readonly resetAt: number;
}

/**
 * What is known of how much an installation may still ask of GitHub. Plain JSON, to be stored and shared; instants are
 * milliseconds since 1970, 0 = never.
 */
export interface Budget {
  /** Null = GitHub has not told yet, or the hour it told of is over. */
  readonly hours: Readonly<Record<Resource, Hour | null>>;
  /** GitHub said to wait: nothing is asked before. */
  readonly asleepUntil: number;
  /** How often it said so lately, each soon after the last. */
  readonly naps: number;
  /** When the last document that writes was begun. */
  readonly wroteAt: number;
  /** Points of the last minute, as secondary limits count them. */
  readonly requests: Readonly<Record<Resource, readonly Mark[]>>;
  /** Comments and issues made within the last hour. */
  readonly contents: readonly Mark[];
}

/** What one request costs. */
export interface Demand {
  readonly resource: Resource;
  readonly purpose: Purpose;
  /** Of the hour's points. */
  readonly points: number;
  readonly isWrite: boolean;
  /** Comments and issues that it makes. */
  readonly contents: number;
}

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
/** No limit of GitHub's lasts longer; what says so is a wrong header, or a clock that jumped. */
export const LONGEST_WAIT = HOUR + MINUTE;
/** GitHub asks for a second between requests that write. */
const WRITE_PAUSE = 1000;
/** The part of everything that sweeps leave to events. */
const LEFT_TO_EVENTS = 1 / 4;
/** A tenth below what GitHub publishes, 2,000 and 900: others may use the same token. */
const MOST_REQUEST_POINTS: Readonly<Record<Resource, number>> = { graphql: 1800, core: 800 };
/** GitHub publishes 80 a minute and 500 an hour. */
const MOST_CONTENTS = { minute: 60, hour: 400 };
/** Reset instants of one hour may differ by a second or two from answer to answer. */
const RESET_JITTER = MINUTE;
/** A limit within so long after the last one was over is the same trouble. */
const SAME_TROUBLE = 10 * MINUTE;
const LONGEST_NAP = 16 * MINUTE;

export const FRESH_BUDGET: Budget = {
  hours: { graphql: null, core: null },
  asleepUntil: 0,
  naps: 0,
  wroteAt: 0,
  requests: { graphql: [], core: [] },
  contents: [],
};

/**
 * When a request may be sent, in milliseconds since 1970; not after `now` = at once. Never farther off than an hour and
 * a minute, whatever the clock did.
 *
 * @param pending points of requests under way, of which GitHub has not told yet
 */
export function findStart(budget: Budget, demand: Demand, now: number, pending = 0): number {
  const { resource, purpose, isWrite, contents } = demand;
  const minute = windowFor(purpose, MINUTE, MOST_REQUEST_POINTS[resource]);
  return Math.max(
    now,
    bound(budget.asleepUntil, now),
    findPoints(budget, demand, now, pending),
    findRoom(budget.requests[resource], minute, requestPoints(demand), now),
    ...contentWindows(purpose).map((window) => findRoom(budget.contents, window, contents, now)),
    isWrite ? bound(budget.wroteAt + WRITE_PAUSE, now, WRITE_PAUSE) : now,
  );
}

/** Counts a request that is sent now. Its points of the hour are counted once GitHub tells. */
export function spend(budget: Budget, demand: Demand, by: string, now: number): Budget {
  const { resource, isWrite, contents } = demand;
  const kept = keepMarks(budget.requests[resource], MINUTE, now);
  const marks = addMark(kept, { by, amount: requestPoints(demand) }, now);
  return {
    ...spendContents(budget, contents, by, now),
    requests: { ...budget.requests, [resource]: marks },
    wroteAt: isWrite ? now : budget.wroteAt,
    // What no clock of now can have set is forgotten before its time comes.
    asleepUntil: bound(budget.asleepUntil, now),
  };
}

/** How many comments and issues may be made now, and when there is room for one more. */
export function findContentRoom(
  { contents }: Budget,
  purpose: Purpose,
  now: number,
): { readonly left: number; readonly nextAt: number } {
  const windows = contentWindows(purpose);
  return {
    left: Math.min(...windows.map((window) => roomFor(contents, window, now))),
    nextAt: Math.max(...windows.map((window) => findRoom(contents, window, 1, now))),
  };
}

export function spendContents(budget: Budget, amount: number, by: string, now: number): Budget {
  return { ...budget, contents: addMark(keepMarks(budget.contents, HOUR, now), { by, amount }, now) };
}

/** What an answer told of the hour. Answers may come in another order than GitHub counted. */
export function hearHour(budget: Budget, resource: Resource, heard: Hour, now: number): Budget {
  if (heard.resetAt <= now || heard.resetAt > now + LONGEST_WAIT) return budget;
  const known = currentHour(budget, resource, now);
  return { ...budget, hours: { ...budget.hours, [resource]: laterHour(known, heard) } };
}

/** Of two readings of an hour the later one; of the same hour, the one with less left. */
export function laterHour(a: Hour | null, b: Hour | null): Hour | null {
  if (a === null || b === null) return a ?? b;
  if (Math.abs(a.resetAt - b.resetAt) > RESET_JITTER) return a.resetAt > b.resetAt ? a : b;
  const [, least] = [a, b].toSorted(
    (one, other) => other.limit - other.used - (one.limit - one.used) || one.limit - other.limit,
  );
  return { ...least!, resetAt: Math.max(a.resetAt, b.resetAt) };
}

/**
 * GitHub said that it was asked too much. Each time soon after the last, it is left alone for twice as long at least.
 *
 * @param until the instant that it named; null = none
 */
export function putToSleep(budget: Budget, until: number | null, now: number): Budget {
  const named = bound(until ?? now + MINUTE, now);
  const former = bound(budget.asleepUntil, now);
  if (former > now) return { ...budget, asleepUntil: Math.max(former, named) };
  const isSame = budget.naps > 0 && now - budget.asleepUntil < SAME_TROUBLE && former > 0;
  const naps = isSame ? Math.min(budget.naps + 1, 10) : 1;
  const least = naps === 1 ? 0 : Math.min(MINUTE * 2 ** (naps - 2), LONGEST_NAP);
  return { ...budget, naps, asleepUntil: Math.max(named, now + least) };
}

/** Until when nothing is asked; not after `now` = awake. */
export const sleepsUntil = ({ asleepUntil }: Budget, now: number): number => bound(asleepUntil, now);

/** Points left of the hour; null = not known. */
export function pointsLeft(budget: Budget, resource: Resource, now: number): number | null {
  const hour = currentHour(budget, resource, now);
  return hour === null ? null : Math.max(0, hour.limit - hour.used);
}

export function currentHour({ hours }: Budget, resource: Resource, now: number): Hour | null {
  const hour = hours[resource];
  return hour === null || hour.resetAt <= now || hour.resetAt > now + LONGEST_WAIT ? null : hour;
}

function findPoints(
  budget: Budget,
  { resource, purpose, points }: Demand,
  now: number,
  pending: number,
): number {
  const hour = currentHour(budget, resource, now);
  if (hour === null) return now;
  const floor = purpose === "sweep" ? Math.ceil(hour.limit * LEFT_TO_EVENTS) : 0;
  const left = hour.limit - hour.used - points;
  if (left - pending >= floor) return now;
  // What is under way may turn out cheaper than it was thought to be.
  return left >= floor ? now + WRITE_PAUSE : hour.resetAt;
}

/** As GitHub counts for secondary limits, whatever a query costs of the hour. */
const requestPoints = ({ isWrite }: Demand): number => (isWrite ? 5 : 1);

const windowFor = (purpose: Purpose, lengthMs: number, most: number): Window => ({
  lengthMs,
  most: purpose === "sweep" ? Math.floor(most * (1 - LEFT_TO_EVENTS)) : most,
});

const contentWindows = (purpose: Purpose): readonly Window[] => [
  windowFor(purpose, MINUTE, MOST_CONTENTS.minute),
  windowFor(purpose, HOUR, MOST_CONTENTS.hour),
];

/** An instant farther ahead than it can be was set by a clock that has been put back since: it holds nobody. */
const bound = (at: number, now: number, farthest = LONGEST_WAIT): number => (at > now + farthest ? 0 : at);
