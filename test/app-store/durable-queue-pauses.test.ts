import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { StoredBudget } from "../../app/store/stored-budget.ts";
import { putToSleep } from "../../shared/github/budget.ts";
import { wake } from "../app/queue-bench.ts";
import { openDurableBench } from "./open-durable-bench.ts";
import { hasServer, openTestStore, SERVER_NAME, STARTS, type TestStore } from "./test-stores.ts";

const SLEEP = 10_000;

let opened: TestStore;
/** Until when installations are to be left alone, as this process knows. */
const known = new Map<number, number>();
const open = (concurrency = 4) =>
  openDurableBench(
    opened,
    { concurrency },
    { pausedUntil: (installation) => known.get(installation) ?? null },
  );

/** As another replica, or this one before it was started again, would have stored it. */
async function storeSleep(installation: number, until: number, now: number): Promise<void> {
  await new StoredBudget(opened.store, installation).change((budget) => putToSleep(budget, until, now));
}

describe.each([
  { kind: "embedded", name: "in a folder", isThere: true },
  { kind: "server", name: SERVER_NAME, isThere: hasServer },
] as const)("$name", ({ kind, isThere }) => {
  describe.runIf(isThere)("an installation that GitHub asked to leave alone", () => {
    beforeAll(async () => {
      opened = await openTestStore(kind);
    }, STARTS);
    afterAll(() => opened.remove());
    beforeEach(async () => {
      known.clear();
      await opened.store.database.query(`DELETE FROM ${opened.store.schema}.budget`);
    });
    testKnown();
    testStored();
  });
});

function testKnown(): void {
  test("what comes for it waits until it wakes, with its claims; others go on", async () => {
    const { add, advance, now, shown, endAll } = await open();
    known.set(1, now() + SLEEP);
    await add([wake(1, { claim: "a" }), wake(2, { installation: 2 })]);
    await add([wake(1, { claim: "b" }), wake(3, { installation: 2 })]);
    expect(shown()).toEqual(["2", "3"]);
    await advance(SLEEP - 1);
    expect(shown()).toEqual(["2", "3"]);
    await advance(1);
    expect(shown()).toEqual(["2", "3", "1 a b"]);
    await endAll();
  });

  test("one that sleeps takes no turn from others, however much it has", async () => {
    const { add, now, shown, advance, endAll } = await open(2);
    known.set(1, now() + SLEEP);
    await add(Array.from({ length: 20 }, (_, number) => wake(number + 100)));
    await add([1, 2, 3].map((number) => wake(number, { installation: 2 })));
    await endAll();
    expect(shown().toSorted()).toEqual(["1", "2", "3"]);
    await advance(SLEEP);
    await endAll();
    expect(shown()).toHaveLength(23);
  });

  test("what is at work when it falls asleep ends; what comes meanwhile waits", async () => {
    const { add, advance, now, shown, running, endAll } = await open(1);
    await add([wake(1)]);
    known.set(1, now() + SLEEP);
    await add([wake(1, { claim: "a" }), wake(2)]);
    await running[0]!.end();
    expect(shown()).toEqual(["1"]);
    // It is put to sleep once more before it woke.
    await advance(SLEEP / 2);
    known.set(1, now() + SLEEP);
    await advance(SLEEP - 1);
    expect(shown()).toEqual(["1"]);
    await advance(1);
    await endAll();
    expect(shown().toSorted()).toEqual(["1", "1 a", "2"]);
  });

  test("it is not called done while something waits for it", async () => {
    const { add, advance, now, queue, shown, endAll } = await open();
    known.set(1, now() + SLEEP);
    await add([wake(1)]);
    let isDrained = false;
    const draining = queue.drain().then(() => (isDrained = true));
    await advance(SLEEP - 1);
    expect(isDrained).toBe(false);
    await advance(1);
    await endAll();
    await draining;
    expect(shown()).toEqual(["1"]);
  });
}

function testStored(): void {
  test("a restart does not wake it", async () => {
    const before = await open();
    await storeSleep(1, before.now() + SLEEP, before.now());
    await before.advance(1000);
    await before.add([wake(1, { claim: "a" })]);
    expect(before.shown()).toEqual([]);
    expect(await before.queue.stop()).toBe(1);
    const { advance, shown, endAll } = await open();
    expect(shown()).toEqual([]);
    await advance(SLEEP - 1001);
    expect(shown()).toEqual([]);
    await advance(1);
    expect(shown()).toEqual(["1 a"]);
    await endAll();
  });

  test("nor is it looked at when another replica put it to sleep; that is known within a second", async () => {
    const { add, advance, now, shown, endAll } = await open();
    await storeSleep(1, now() + SLEEP, now());
    await advance(1000);
    await add([wake(1), wake(2, { installation: 2 })], now() + 5000);
    await advance(5000);
    expect(shown()).toEqual(["2"]);
    await advance(SLEEP - 6000);
    expect(shown()).toEqual(["2", "1"]);
    await endAll();
  });
}
