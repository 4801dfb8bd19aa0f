import type { FailedDelivery } from "./failed-delivery.ts";

/** An event of which some attempt failed. */
export interface FailedEvent {
  readonly guid: string;
  /** Of the failed attempts that were seen. */
  readonly ids: readonly number[];
  /** Of the last one, in milliseconds since 1970. */
  readonly at: number;
  /** A sweep looks at what it was about. */
  readonly isLeft: boolean;
}

/** What is remembered of failed deliveries; plain JSON. */
export interface RedeliveryMemory {
  /** All failures until then were dealt with; milliseconds since 1970, 0 = none was. */
  readonly until: number;
  readonly events: readonly FailedEvent[];
}

/** What a sweep has to look at instead: a repository, or a whole installation. */
export interface LostPlace {
  readonly installation: number;
  readonly repository: number | null;
  /** An attempt whose payload names the repository. */
  readonly sample: number;
}

export interface RedeliveryPlan {
  /** Oldest first, each event once. */
  readonly redeliver: readonly FailedDelivery[];
  readonly sweep: readonly LostPlace[];
  /** New failures that nothing is done about: no event of ours, or already left to a sweep. */
  readonly ignored: number;
  /** Once all this is done. */
  readonly memory: RedeliveryMemory;
}

export const NOTHING_REMEMBERED: RedeliveryMemory = { until: 0, events: [] };

/** GitHub keeps deliveries for three days. */
const KEPT = 3 * 86_400_000;
/** An attempt that began before others may fail after them: GitHub waits 10 s for an answer. */
const OVERLAP = 5 * 60_000;
/** More than this in one round are left to sweeps. */
const MOST_AT_ONCE = 500;
/** So often an event fails before its repository is swept. */
const MOST_FAILURES = 2;

/** From when on failures are to be listed; milliseconds since 1970. */
export const listFrom = ({ until }: RedeliveryMemory, now: number): number =>
  Math.max(now - KEPT, Math.min(until, now) - OVERLAP);

/**
 * What to do about failed deliveries. An event that failed once is delivered again; one that failed twice, and all those
 * of the repositories with the most failures where there are more than 500, are left to a sweep.
 *
 * @param failures since `listFrom`, in any order; those that were seen before count once
 * @param isOurs whether we do anything on an event of that name
 * @param now when the list was asked for, in milliseconds since 1970
 */
export function planRedelivery(
  failures: readonly FailedDelivery[],
  memory: RedeliveryMemory,
  isOurs: (event: string) => boolean,
  now: number,
): RedeliveryPlan {
  const known = new Map(keepEvents(memory, now).map((event) => [event.guid, event]));
  const fresh = listFresh(failures, known);
  const events = remember(fresh, known);
  const ours = fresh.filter(({ event, installation }) => isOurs(event) && installation !== null);
  const wanted = ours.filter(({ guid }) => known.get(guid)?.isLeft !== true);
  // Several attempts of an event may have failed since the last round.
  const open = [...new Map(wanted.map((failure) => [failure.guid, failure])).values()];
  const places = new Map<string, FailedDelivery>();
  for (const failure of open) {
    if (events.get(failure.guid)!.ids.length >= MOST_FAILURES) places.set(placeOf(failure), failure);
  }
  const isSwept = (failure: FailedDelivery): boolean => places.has(placeOf(failure));
  for (const failure of listExcess(open.filter((one) => !isSwept(one))))
    places.set(placeOf(failure), failure);
  for (const { guid } of open.filter(isSwept)) events.set(guid, { ...events.get(guid)!, isLeft: true });
  return {
    redeliver: open.filter((failure) => !isSwept(failure)),
    sweep: [...places.values()].map(toPlace),
    ignored: fresh.length - wanted.length,
    memory: { until: now, events: [...events.values()] },
  };
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
  return { until: former.until, events };
}

const listFresh = (
  failures: readonly FailedDelivery[],
  known: ReadonlyMap<string, FailedEvent>,
): FailedDelivery[] =>
  [...new Map(failures.map((failure) => [failure.id, failure])).values()]
    .filter(({ guid, id }) => known.get(guid)?.ids.includes(id) !== true)
    .toSorted((a, b) => a.at - b.at || a.id - b.id);

const placeOf = ({ installation, repository }: FailedDelivery): string => `${installation} ${repository}`;

const toPlace = ({ installation, repository, id }: FailedDelivery): LostPlace => ({
  installation: installation!,
  repository,
  sample: id,
});

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

/** One failure each of the repositories with the most, until the others have no more than 500. */
function listExcess(failures: readonly FailedDelivery[]): FailedDelivery[] {
  const groups = [...Map.groupBy(failures, placeOf).values()].toSorted((a, b) => b.length - a.length);
  let left = failures.length;
  const excess: FailedDelivery[] = [];
  for (const group of groups) {
    if (left <= MOST_AT_ONCE) break;
    left -= group.length;
    excess.push(group[0]!);
  }
  return excess;
}

/** An event that was delivered again may fail once more; one that was left to a sweep only has to be told from new ones. */
const keepEvents = (memory: RedeliveryMemory, now: number): FailedEvent[] =>
  memory.events.filter(({ at, isLeft }) => at >= (isLeft ? listFrom(memory, now) : now - KEPT));
