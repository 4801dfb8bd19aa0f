import type { FailedDelivery } from "./failed-delivery.ts";

/** An event of which some attempt failed. */
export interface FailedEvent {
  readonly guid: string;
  /** Of the failed attempts that were seen. */
  readonly ids: readonly number[];
  /** Of the last one, in milliseconds since 1970. */
  readonly at: number;
  /** It is not delivered again: it is read in GitHub's log, or a sweep looks at what it was about. */
  readonly isLeft: boolean;
}

/** What is remembered of failed deliveries; plain JSON. */
export interface RedeliveryMemory {
  /** All failures until then were dealt with; milliseconds since 1970, 0 = none was. */
  readonly until: number;
  readonly events: readonly FailedEvent[];
  /** What is still to be read in GitHub's log, oldest first. */
  readonly unread: readonly LeftDelivery[];
  /** What was too long to be listed to its end: from that page on, back to that instant. Null = nothing. */
  readonly unlisted: { readonly cursor: string; readonly since: number } | null;
}

/** A delivery that is not made again. */
export interface LeftDelivery {
  readonly id: number;
  readonly installation: number;
  /** Null = it belongs to none. */
  readonly repository: number | null;
}

/** What the names of events mean to us. */
export interface EventKinds {
  /** Whether we do anything on an event of that name. */
  readonly isOurs: (event: string) => boolean;
  /** Whether a sweep cannot make up for it. */
  readonly isToldOnce: (event: string, action: string | null) => boolean;
}

export interface RedeliveryPlan {
  /** Oldest first, each event once. */
  readonly redeliver: readonly FailedDelivery[];
  /** One of each repository, or installation, that has to be swept. */
  readonly sweep: readonly LeftDelivery[];
  /** New failures that nothing is done about: no event of ours, or already left. */
  readonly ignored: number;
  /** Once all this is done. */
  readonly memory: RedeliveryMemory;
}

export const NOTHING_REMEMBERED: RedeliveryMemory = { until: 0, events: [], unread: [], unlisted: null };

/** GitHub keeps deliveries for three days. */
const KEPT = 3 * 86_400_000;
/** An attempt that began before others may fail after them: GitHub waits 10 s for an answer. */
const OVERLAP = 5 * 60_000;
/** More than this in one round are left. */
const MOST_AT_ONCE = 500;
/** So often an event fails before it is left. */
const MOST_FAILURES = 2;

/** From when on failures are to be listed; milliseconds since 1970. */
export const listFrom = ({ until }: RedeliveryMemory, now: number): number =>
  Math.max(now - KEPT, Math.min(until, now) - OVERLAP);

/**
 * What to do about failed deliveries. An event that failed once is delivered again. One that failed twice, and all those
 * of the repositories with the most failures where there are more than 500, are left: what is told once is to be read in
 * GitHub's log, and for the others their repository is swept, which makes up for all others there.
 *
 * @param failures since `listFrom`, in any order; those that were seen before count once
 * @param now when the list was asked for, in milliseconds since 1970
 */
export function planRedelivery(
  failures: readonly FailedDelivery[],
  memory: RedeliveryMemory,
  kinds: EventKinds,
  now: number,
): RedeliveryPlan {
  const known = new Map(keepEvents(memory, now).map((event) => [event.guid, event]));
  const fresh = listFresh(failures, known);
  const events = remember(fresh, known);
  const ours = fresh.filter(({ event, installation }) => kinds.isOurs(event) && installation !== null);
  const wanted = ours.filter(({ guid }) => known.get(guid)?.isLeft !== true);
  // Several attempts of an event may have failed since the last round.
  const open = [...new Map(wanted.map((failure) => [failure.guid, failure])).values()];
  const left = listLeft(open, ({ guid }) => events.get(guid)!.ids.length >= MOST_FAILURES, kinds);
  for (const { guid } of left) events.set(guid, { ...events.get(guid)!, isLeft: true });
  const missed = left.filter(({ event, action }) => !kinds.isToldOnce(event, action));
  return {
    redeliver: open.filter(({ guid }) => !events.get(guid)!.isLeft),
    sweep: [...new Map(missed.map((failure) => [placeOf(failure), toLeft(failure)])).values()],
    ignored: fresh.length - wanted.length,
    memory: {
      ...memory,
      until: now,
      events: [...events.values()],
      unread: [...memory.unread, ...listTold(left, kinds)],
    },
  };
}

/** Of failures in any order, events that can only be read: oldest first, each once. */
export function listTold(failures: readonly FailedDelivery[], kinds: EventKinds): LeftDelivery[] {
  const told = failures.filter(
    ({ event, action, installation }) =>
      kinds.isOurs(event) && kinds.isToldOnce(event, action) && installation !== null,
  );
  return [...new Map(told.toSorted(inOrder).map((failure) => [failure.guid, toLeft(failure)])).values()];
}

/** What is remembered when the round ended before these were delivered again: they are listed once more. */
export function forgetUndone(
  plan: RedeliveryPlan,
  undone: readonly FailedDelivery[],
  former: RedeliveryMemory,
): RedeliveryMemory {
  const guids = new Set(undone.map(({ guid }) => guid));
  const as = new Map(former.events.map((event) => [event.guid, event]));
  const events = plan.memory.events.flatMap((event) => {
    if (!guids.has(event.guid)) return [event];
    const before = as.get(event.guid);
    return before === undefined ? [] : [before];
  });
  return { ...plan.memory, until: former.until, events };
}

const listFresh = (
  failures: readonly FailedDelivery[],
  known: ReadonlyMap<string, FailedEvent>,
): FailedDelivery[] =>
  [...new Map(failures.map((failure) => [failure.id, failure])).values()]
    .filter(({ guid, id }) => known.get(guid)?.ids.includes(id) !== true)
    .toSorted(inOrder);

const inOrder = (a: FailedDelivery, b: FailedDelivery): number => a.at - b.at || a.id - b.id;

const placeOf = ({ installation, repository }: FailedDelivery): string => `${installation} ${repository}`;

const toLeft = ({ id, installation, repository }: FailedDelivery): LeftDelivery => ({
  id,
  installation: installation!,
  repository,
});

/** A sweep makes up for all else that failed in its place. */
function listLeft(
  open: readonly FailedDelivery[],
  failedAgain: (failure: FailedDelivery) => boolean,
  { isToldOnce }: EventKinds,
): FailedDelivery[] {
  const missed = open.filter((failure) => failedAgain(failure) && !isToldOnce(failure.event, failure.action));
  const swept = new Set(missed.map(placeOf));
  const isLeft = (failure: FailedDelivery): boolean => failedAgain(failure) || swept.has(placeOf(failure));
  const crowded = listCrowded(open.filter((failure) => !isLeft(failure)));
  return open.filter((failure) => isLeft(failure) || crowded.has(placeOf(failure)));
}

function remember(
  fresh: readonly FailedDelivery[],
  known: ReadonlyMap<string, FailedEvent>,
): Map<string, FailedEvent> {
  const events = new Map(known);
  for (const { guid, id, at } of fresh) {
    const former = events.get(guid) ?? { ids: [], at, isLeft: false };
    events.set(guid, { ...former, guid, ids: [...former.ids, id], at: Math.max(at, former.at) });
  }
  return events;
}

/** The repositories with the most, without which the others have no more than 500. */
function listCrowded(failures: readonly FailedDelivery[]): Set<string> {
  const groups = [...Map.groupBy(failures, placeOf)].toSorted(([, a], [, b]) => b.length - a.length);
  let rest = failures.length;
  const crowded = new Set<string>();
  for (const [place, group] of groups) {
    if (rest <= MOST_AT_ONCE) break;
    rest -= group.length;
    crowded.add(place);
  }
  return crowded;
}

/** An event that was delivered again may fail once more; one that was left only has to be told from new ones. */
const keepEvents = (memory: RedeliveryMemory, now: number): FailedEvent[] =>
  memory.events.filter(({ at, isLeft }) => at >= (isLeft ? listFrom(memory, now) : now - KEPT));
