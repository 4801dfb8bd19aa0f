import { DEAD, installationOf, isSweepQueue, isWorkQueue, LAPSED, LATER } from "./job-queues.ts";
import { countWaiting } from "./job-table.ts";
import type { Store } from "./store.ts";

export interface QueueDepth {
  readonly installations: readonly {
    readonly installation: number;
    /** Targets with a job that waits, those to be tried again too. */
    readonly waiting: number;
    /** How long the oldest one that could start has waited, milliseconds. */
    readonly oldestMs: number;
  }[];
  /** Sweeps that wait. */
  readonly sweeps: number;
  /** Wake-ups that are not due yet. */
  readonly later: number;
  /** Jobs whose process ended, and that nobody has taken up yet. */
  readonly lapsed: number;
  /** Jobs that were given up. */
  readonly dead: number;
}

/** What waits in the database, of all replicas. Installations with nothing are left out. */
export async function readQueueDepth({ database, jobSchema }: Store): Promise<QueueDepth> {
  const queues = await countWaiting(database, jobSchema);
  const countOf = (name: string): number => queues.find((queue) => queue.name === name)?.count ?? 0;
  return {
    installations: queues
      .filter(({ name }) => isWorkQueue(name))
      .map(({ name, count, oldestMs }) => ({ installation: installationOf(name), waiting: count, oldestMs })),
    sweeps: queues.filter(({ name }) => isSweepQueue(name)).reduce((sum, { count }) => sum + count, 0),
    later: countOf(LATER),
    lapsed: countOf(LAPSED),
    dead: countOf(DEAD),
  };
}
