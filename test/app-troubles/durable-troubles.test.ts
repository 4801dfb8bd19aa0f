import { afterAll, afterEach, beforeAll, describe, expect, test } from "vitest";
import { DurableQueue } from "../../app/durable-queue.ts";
import { nameTarget } from "../../app/name-target.ts";
import type { Fate, Job } from "../../app/queue.ts";
import { DeadLetters } from "../../app/store/dead-letters.ts";
import { listActive } from "../../app/store/job-table.ts";
import type { WakeUp } from "../../app/wake-up.ts";
import { SYSTEM_CLOCK } from "../../shared/github/system-clock.ts";
import { hasServer, openTestStore, SERVER_NAME, STARTS, type TestStore } from "../app-store/test-stores.ts";

const wake = (number: number): WakeUp => ({
  target: { kind: "issue", installation: 1, owner: "shop", repo: "web", number },
  claims: [{ kind: "label-names", names: [`claim of ${number}`] }],
  priority: "event",
});

for (const [kind, name, isThere] of [
  ["embedded", "in a folder", true],
  ["server", SERVER_NAME, hasServer],
] as const) {
  describe.runIf(isThere)(name, () => {
    let bench: TestStore;
    let queue: DurableQueue;
    beforeAll(async () => {
      bench = await openTestStore(kind);
    }, STARTS);
    afterEach(async () => {
      await queue.stop();
      await bench.clear();
    });
    afterAll(() => bench.remove());

    function open(run: (job: Job) => Promise<void>, fate: Fate = "bury"): DurableQueue {
      queue = new DurableQueue({
        store: bench.store,
        run,
        concurrency: 4,
        clock: SYSTEM_CLOCK,
        retryWait: () => null,
        fateOf: () => fate,
        onFailure: () => {},
        onTrouble: () => {},
      });
      return queue;
    }
    /** Until nothing is left to do, and what has ended is stored. */
    async function settle(): Promise<void> {
      await queue.drain();
      const { database, jobSchema } = bench.store;
      await expect.poll(() => listActive(database, jobSchema), { interval: 5 }).toEqual([]);
    }
    const countLetters = async (): Promise<number> => (await new DeadLetters(bench.store).list()).length;

    test("what is set aside makes no dead letter, and comes back with its claims", async () => {
      const ran: string[] = [];
      let isSuspended = true;
      const run = async ({ target, claims }: Job): Promise<void> => {
        if (isSuspended) throw new Error("suspended");
        ran.push(`${nameTarget(target)} ${claims.map((claim) => JSON.stringify(claim)).join()}`);
      };
      open(run, "set-aside");
      await queue.start();
      await queue.add([wake(1), wake(2), wake(3)]);
      await settle();
      expect(await countLetters()).toBe(0);
      isSuspended = false;
      await queue.bringBack(2);
      await settle();
      expect(ran).toEqual([]);
      await queue.bringBack(1);
      await settle();
      expect(ran.sort()).toEqual([1, 2, 3].map((at) => expect.stringContaining(`web#${at} `)));
      expect(ran.every((line) => line.includes("claim of"))).toBe(true);
      await queue.bringBack(1);
      await settle();
      expect(ran).toHaveLength(3);
    });

    test("what is dropped leaves nothing behind", async () => {
      open(() => Promise.reject(new Error("uninstalled")), "drop");
      await queue.start();
      await queue.add([wake(1), wake(2)]);
      await settle();
      const { database, schema } = bench.store;
      expect(await database.query(`SELECT 1 FROM ${schema}.claim`)).toEqual([]);
      expect([await countLetters(), await queue.stop()]).toEqual([0, 0]);
    });

    test("the clock is put back by an hour: what waits is done all the same", async () => {
      const ran: string[] = [];
      open(async ({ target }) => void ran.push(nameTarget(target)));
      await queue.add([wake(1)]);
      await queue.stop();
      await bench.clock.setTime(bench.clock.now() - 3_600_000);
      open(async ({ target }) => void ran.push(nameTarget(target)));
      await queue.start();
      await settle();
      expect(ran).toContain("issue 1 shop/web#1");
    });
  });
}
