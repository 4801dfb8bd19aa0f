import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { DurableQueue } from "../../app/durable-queue.ts";
import { nameTarget } from "../../app/name-target.ts";
import type { Job } from "../../app/queue.ts";
import { addClaims, readClaims } from "../../app/store/claims.ts";
import { JobQueues, nameQueue } from "../../app/store/job-queues.ts";
import { openStore } from "../../app/store/open-store.ts";
import { placeJobs } from "../../app/store/place-jobs.ts";
import type { Store } from "../../app/store/store.ts";
import { keyOf } from "../../app/store/stored-job.ts";
import { removeJobs, takeJobs } from "../../app/store/take-jobs.ts";
import type { WakeUp } from "../../app/wake-up.ts";
import { SYSTEM_CLOCK } from "../../shared/github/system-clock.ts";
import { collectLog } from "../app/collect-log.ts";
import { claim, namesOf, wake } from "../app/queue-bench.ts";
import { dropSchema, hasServer, SERVER_NAME, SERVER_URL, STARTS, testSchema } from "./test-stores.ts";

const TARGETS = 12;
const WAKE_UPS = 600;

/** Two replicas on one database, as two processes would be: each with connections of its own. */
describe.runIf(hasServer)(`${SERVER_NAME}: replicas`, () => {
  const stores: Store[] = [];
  beforeAll(async () => {
    const schema = testSchema();
    const { log } = collectLog();
    const opening = [1, 2].map(() => openStore({ databaseUrl: SERVER_URL }, { log, schema, attempts: 1 }));
    stores.push(...(await Promise.all(opening)));
  }, STARTS);
  afterAll(async () => {
    const [first, second] = stores;
    await second?.close();
    if (first === undefined) return;
    await first.boss.stop({ graceful: false, close: false });
    await dropSchema(first);
    await first.close();
  });

  test("share the work; each claim is seen once, and no target is looked at by two at once", async () => {
    const seen: string[] = [];
    const working = new Map<string, number>();
    const byReplica = [0, 0];
    let mostAtOnce = 0;
    const run = async (replica: number, { target, claims }: Job): Promise<void> => {
      const key = nameTarget(target);
      byReplica[replica]! += 1;
      working.set(key, (working.get(key) ?? 0) + 1);
      mostAtOnce = Math.max(mostAtOnce, ...working.values());
      await new Promise((resolve) => setImmediate(resolve));
      seen.push(...namesOf(claims));
      working.set(key, working.get(key)! - 1);
    };
    const failures: unknown[] = [];
    const queues = stores.map(
      (store, replica) =>
        new DurableQueue({
          store,
          run: (job) => run(replica, job),
          concurrency: 4,
          clock: SYSTEM_CLOCK,
          retryWait: () => null,
          onFailure: (failure) => failures.push(failure),
          onTrouble: (error) => failures.push(error),
        }),
    );
    await Promise.all(queues.map((queue) => queue.start()));
    const adding = Array.from({ length: WAKE_UPS }, async (_, at) => {
      await new Promise((resolve) => setTimeout(resolve, at % 300));
      // Each transaction merges into many of the same targets, in another order each time.
      const wakeUps: WakeUp[] = [
        wake((at * 7) % TARGETS, { claim: `a${at}` }),
        wake((at * 5) % TARGETS, { claim: `b${at}` }),
      ];
      await queues[at % 2]!.add(wakeUps);
    });
    await Promise.all(adding);
    await Promise.all(queues.map((queue) => queue.drain()));
    expect(await Promise.all(queues.map((queue) => queue.stop()))).toEqual([0, 0]);
    expect(failures).toEqual([]);
    expect(mostAtOnce).toBe(1);
    expect(byReplica.every((count) => count > 0)).toBe(true);
    const added = Array.from({ length: WAKE_UPS }, (_, at) => [`a${at}`, `b${at}`]).flat();
    expect(seen.toSorted()).toEqual(added.toSorted());
  });

  test("what somebody is about to merge into is not taken before its claims are there", async () => {
    const [store, other] = stores as [Store, Store];
    const { target, priority } = wake(1, { installation: 77 });
    const [key, queue] = [keyOf(target), nameQueue(target)];
    const placing = { queue, key, job: { target, priority, attempt: 1, lapses: 0 }, waitMs: null };
    await new JobQueues(store).make([queue]);
    await store.database.transaction((session) => placeJobs(session, store, [placing]));
    await store.database.transaction(async (session) => {
      await placeJobs(session, store, [placing]);
      expect(await takeJobs(other, queue, 5)).toEqual([]);
      await addClaims(session, store.schema, [{ key, claim: claim("a") }]);
    });
    const taken = await takeJobs(other, queue, 5);
    expect(taken).toHaveLength(1);
    expect(await readClaims(other.database, other.schema, [key])).toMatchObject([{ claim: claim("a") }]);
    // What comes from now on is a job of its own, and waits until this one is over.
    await store.database.transaction((session) => placeJobs(session, store, [placing]));
    expect(await takeJobs(other, queue, 5)).toEqual([]);
    await other.database.transaction((session) => removeJobs(session, other, taken));
    expect(await takeJobs(other, queue, 5)).toHaveLength(1);
  });
});
