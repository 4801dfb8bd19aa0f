import { moveClaims, readClaims, removeClaims } from "./store/claims.ts";
import type { Session } from "./store/database.ts";
import { buryJobs } from "./store/dead-letters.ts";
import { LAPSED, LATER, nameAside, nameQueue } from "./store/job-queues.ts";
import { hasJobs, listActive } from "./store/job-table.ts";
import { type Placing, placeJobs } from "./store/place-jobs.ts";
import type { Store } from "./store/store.ts";
import { keyOf, type TakenJob } from "./store/stored-job.ts";
import { removeJobs, takeJobs } from "./store/take-jobs.ts";

const MOST_AT_ONCE = 200;

/**
 * A job that ended its process so often is given up: it may be what ends it. Each stop that is not clean counts, so
 * that they are many; from the third on it waits, so that others are done before it ends the process once more.
 */
const MOST_LAPSES = 10;
const waitAfter = (lapses: number): number => (lapses < 3 ? 0 : 1000 * 2 ** (lapses - 3));

/** Jobs that were at work when the process that had this folder ended. Only where no other process can be at work. */
export async function releaseActive(store: Store): Promise<void> {
  const active = await listActive(store.database, store.jobSchema);
  for (const [name, jobs] of Map.groupBy(active, ({ name }) => name)) {
    await store.boss.fail(
      name,
      jobs.map(({ id }) => id),
    );
  }
}

/** Wake-ups that have become due join what waits for their target. @returns where they are now */
export async function moveLater(store: Store): Promise<readonly Placing[]> {
  return await moveAll(store, LATER, async (session, jobs) => {
    const moves = jobs.map(({ key, target }) => ({ from: key, to: keyOf(target) }));
    await moveClaims(session, store.schema, moves);
    return jobs.map((job) => ({ ...placingOf(job), waitMs: null }));
  });
}

/** Jobs whose process ended go back to their queues. @returns where they are now */
export async function returnLapsed(store: Store): Promise<readonly Placing[]> {
  return await moveAll(store, LAPSED, async (session, jobs) => {
    const placings = jobs.map(placingOf).map((placing) => {
      const lapses = placing.job.lapses + 1;
      return { ...placing, job: { ...placing.job, lapses }, waitMs: waitAfter(lapses) };
    });
    const [hopeless, others] = split(placings, ({ job }) => job.lapses >= MOST_LAPSES);
    await buryLapsed(session, store, hopeless);
    return others;
  });
}

/** What was set aside of an installation goes back to its queues, which have to be there. @returns where they are now */
export async function bringBack(store: Store, installation: number): Promise<readonly Placing[]> {
  const aside = nameAside(installation);
  if (!(await hasJobs(store.database, store.jobSchema, aside))) return [];
  return await moveAll(store, aside, async (_, jobs) =>
    jobs.map((job) => ({ ...placingOf(job), waitMs: null })),
  );
}

async function moveAll(
  store: Store,
  from: string,
  toPlacings: (session: Session, jobs: readonly TakenJob[]) => Promise<readonly Placing[]>,
): Promise<readonly Placing[]> {
  const moved: Placing[] = [];
  for (let count = MOST_AT_ONCE; count === MOST_AT_ONCE; ) {
    count = await store.database.transaction(async (session) => {
      const jobs = await takeJobs(store, from, MOST_AT_ONCE, session);
      const placings = mergePlacings(await toPlacings(session, jobs));
      await placeJobs(session, store, placings);
      await removeJobs(session, store, jobs);
      moved.push(...placings);
      return jobs.length;
    });
  }
  return moved;
}

const placingOf = (job: TakenJob) => ({
  queue: nameQueue(job.target),
  key: keyOf(job.target),
  job,
});

/** Several instants of one target may have become due. The first has the highest priority. */
function mergePlacings(placings: readonly Placing[]): readonly Placing[] {
  const merged = new Map<string, Placing>();
  for (const placing of placings) if (!merged.has(placing.key)) merged.set(placing.key, placing);
  return [...merged.values()];
}

async function buryLapsed(session: Session, store: Store, placings: readonly Placing[]): Promise<void> {
  const claims = await readClaims(
    session,
    store.schema,
    placings.map(({ key }) => key),
  );
  const error = new Error("Its process ended each time.");
  error.name = "Lapsed";
  const givenUp = placings.map(({ key, job }) => {
    const own = claims.filter((claim) => claim.key === key);
    return { job, claims: own.map(({ claim }) => claim), error };
  });
  await buryJobs(session, store, givenUp);
  await removeClaims(
    session,
    store.schema,
    claims.map(({ id }) => id),
  );
}

function split<Item>(
  items: readonly Item[],
  isFirst: (item: Item) => boolean,
): readonly [readonly Item[], readonly Item[]] {
  return [items.filter(isFirst), items.filter((item) => !isFirst(item))];
}
