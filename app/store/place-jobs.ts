import { randomUUID } from "node:crypto";
import type { Session } from "./database.ts";
import { raiseJobs } from "./job-table.ts";
import type { Store } from "./store.ts";
import { rankOf, type StoredJob, toData } from "./stored-job.ts";

/** A job on its way into a queue. */
export interface Placing {
  readonly queue: string;
  readonly key: string;
  readonly job: StoredJob;
  /**
   * Milliseconds until it may start; a job of its key that waits already gets this and the attempts. null: at once,
   * unless one waits already; that one stays as it is.
   */
  readonly waitMs: number | null;
}

/** A job is taken in the very moment between finding that it waits and merging into it: rare once, and hardly again. */
const MOST_ROUNDS = 10;

/**
 * Puts jobs into their queues, or merges them into those of their key that wait there, at the higher priority. Until
 * the session commits, none of them is taken: so what is stored beside them is there when they are.
 *
 * @param placings at most one a queue and key
 */
export async function placeJobs(
  session: Session,
  { boss, jobSchema }: Pick<Store, "boss" | "jobSchema">,
  placings: readonly Placing[],
): Promise<void> {
  // In order, as above all who place the same jobs do.
  let left = [...placings].sort((a, b) => compare(nameOf(a), nameOf(b)));
  for (let round = 0; left.length > 0; round++) {
    if (round === MOST_ROUNDS) throw new Error("Jobs could not be placed.");
    left = await insertJobs(session, boss, left);
    if (left.length === 0) return;
    const raised = await raiseJobs(session, jobSchema, left.map(toRaise));
    const found = new Set(raised.map(({ name, key }) => `${name} ${key}`));
    left = left.filter((placing) => !found.has(nameOf(placing)));
  }
}

/** @returns those that were not inserted, since one of their key waits */
async function insertJobs(
  session: Session,
  boss: Store["boss"],
  placings: readonly Placing[],
): Promise<Placing[]> {
  const left: Placing[] = [];
  for (const [queue, group] of Map.groupBy(placings, ({ queue }) => queue)) {
    const byId = new Map(group.map((placing) => [randomUUID() as string, placing]));
    const jobs = [...byId].map(([id, { key, job, waitMs }]) => ({
      id,
      singletonKey: key,
      data: toData(job),
      priority: rankOf(job.priority),
      ...(waitMs !== null && waitMs > 0 && { startAfter: `${waitMs} milliseconds` }),
    }));
    const inserted = await boss.insert(queue, jobs, { db: session.boss, returnId: true });
    for (const id of inserted ?? []) byId.delete(id);
    left.push(...byId.values());
  }
  return left;
}

const toRaise = ({ queue, key, job, waitMs }: Placing) => ({
  name: queue,
  key,
  priority: rankOf(job.priority),
  waitMs,
  data: waitMs === null ? null : toData(job),
});

const nameOf = ({ queue, key }: Placing): string => `${queue} ${key}`;
const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);
