import type { TestClock } from "pg-boss";
import { onTestFinished } from "vitest";
import { DurableQueue } from "../../app/durable-queue.ts";
import type { QueueSettings } from "../../app/queue.ts";
import type { Clock } from "../../shared/github/clock.ts";
import { type BenchOptions, type QueueBench, setUpBench } from "../app/queue-bench.ts";
import type { TestStore } from "./test-stores.ts";
import { type WatchedStore, watchStore } from "./watch-store.ts";

export interface DurableBench extends QueueBench {
  readonly queue: DurableQueue;
  readonly watched: WatchedStore;
  readonly trouble: readonly unknown[];
}

export const toClock = (clock: TestClock): Clock => ({
  now: () => clock.now(),
  setTimer: (waitMs, call) => {
    const timer = clock.setTimeout(call, waitMs);
    return () => clock.clearTimeout(timer);
  },
});

/** A durable queue on a bench. It ends with the test, and what it left in the database with it. */
export async function openDurableBench(
  { store, clock, clear }: TestStore,
  options: BenchOptions = {},
  more: Pick<QueueSettings, "pausedUntil"> = {},
): Promise<DurableBench> {
  const watched = watchStore(store);
  const trouble: unknown[] = [];
  let queue: DurableQueue | undefined;
  const bench = setUpBench(
    {
      now: () => clock.now(),
      settle: watched.settle,
      move: async (ms) => {
        await clock.tick(ms);
        await watched.settle();
        // What set a timer for a moment that has gone by meanwhile.
        await clock.tick(0);
      },
      makeQueue: (settings) => {
        queue = new DurableQueue({
          ...settings,
          ...more,
          store: watched.store,
          clock: toClock(clock),
          onTrouble: (error) => trouble.push(error),
        });
        return queue;
      },
    },
    options,
  );
  await queue!.start();
  await watched.settle();
  onTestFinished(async () => {
    watched.fail(null);
    void queue!.stop();
    await bench.endAll();
    // What failed while it could not reach the database is tried once more.
    await clock.tick(2000);
    await queue!.stop();
    await clear();
  });
  return { ...bench, queue: queue!, watched, trouble };
}
