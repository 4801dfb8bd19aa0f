import { describe, expect, test } from "vitest";
import type { WakeUp } from "../../app/wake-up.ts";
import { claim, namesOf, type OpenBench, wake } from "./queue-bench.ts";

/** What every queue keeps, as app/queue.ts says it. */
export function describeQueue(open: OpenBench): void {
  describe("merging", () => testMerging(open));
  describe("order", () => testOrder(open));
  describe("later", () => testLater(open));
  test("a burst leads to a job at once and one after the spacing", async () => {
    const { add, advance, endAll, shown } = await open({ spacingMs: 2000 });
    await add([wake(1, { claim: "a" })]);
    await endAll();
    await add([wake(1, { claim: "b" })]);
    await add([wake(1, { claim: "c" }), wake(2)]);
    await endAll();
    expect(shown()).toEqual(["1 a", "2"]);
    await advance(1999);
    expect(shown()).toHaveLength(2);
    await advance(1);
    expect(shown()).toEqual(["1 a", "2", "1 b c"]);
    await endAll();
  });
}

function testMerging(open: OpenBench): void {
  test("fifty events in a burst are at most two looks", async () => {
    const { add, shown, endAll } = await open({ concurrency: 4 });
    for (let at = 0; at < 50; at++) await add([wake(1)]);
    await endAll();
    expect(shown()).toEqual(["1", "1"]);
  });
  test("what comes while the target waits is one job, its claims in order", async () => {
    const { add, advance, shown, endAll } = await open();
    await add([wake(9)]);
    await add([wake(1, { claim: "a" })]);
    await advance(1);
    await add([wake(2), wake(1), wake(1, { claim: "b" })]);
    await endAll();
    expect(shown()).toEqual(["9", "1 a b", "2"]);
  });
  test("what comes while it runs makes exactly one more", async () => {
    const { add, shown, endAll, running } = await open({ concurrency: 4 });
    await add([wake(1, { claim: "a" })]);
    await add([wake(1, { claim: "b" }), wake(1, { claim: "c" })]);
    expect(running).toHaveLength(1);
    await endAll();
    expect(shown()).toEqual(["1 a", "1 b c"]);
  });
  test("names of owners in another case are the same target", async () => {
    const { add, shown, endAll } = await open();
    const other = wake(1);
    await add([wake(1), { ...other, target: { ...other.target, owner: "ACME" } as WakeUp["target"] }]);
    await endAll();
    expect(shown()).toHaveLength(1);
  });
  test("what is added later changes nothing of what was given", async () => {
    const { add, endAll } = await open();
    const claims = [claim("a")];
    await add([wake(9), { ...wake(1), claims }, wake(1, { claim: "b" })]);
    await endAll();
    expect(namesOf(claims)).toEqual(["a"]);
  });
}

function testOrder(open: OpenBench): void {
  test("the more urgent goes first, then the older", async () => {
    const { add, advance, shown, endAll } = await open();
    await add([wake(9)]);
    await add([wake(1, { priority: "background" }), wake(2, { priority: "related" }), wake(3)]);
    await advance(1);
    await add([wake(4)]);
    await endAll();
    expect(shown()).toEqual(["9", "3", "4", "2", "1"]);
  });
  test("background work that an event touches becomes urgent, and never less again", async () => {
    const { add, advance, shown, endAll } = await open();
    await add([wake(9)]);
    for (const number of [1, 2, 3]) {
      await add([wake(number, { priority: "background" })]);
      await advance(1);
    }
    await add([wake(3), wake(3, { priority: "background" })]);
    await endAll();
    expect(shown()).toEqual(["9", "3", "1", "2"]);
  });
  test("installations take turns, however much one of them has", async () => {
    const { add, started, endAll } = await open();
    await add(Array.from({ length: 30 }, (_, number) => wake(number + 100)));
    await add([wake(1, { installation: 2 }), wake(2, { installation: 3 }), wake(3, { installation: 2 })]);
    await endAll();
    const turns = started.map(({ target }) => target.installation);
    expect(turns.slice(0, 7)).toEqual([1, 1, 2, 3, 1, 2, 1]);
  });
  test("no more than so many run at once", async () => {
    const { add, running, endAll, shown } = await open({ concurrency: 3 });
    await add([1, 2, 3, 4, 5].map((number) => wake(number)));
    expect(running).toHaveLength(3);
    await running[1]!.end();
    expect(running).toHaveLength(3);
    await endAll();
    expect(shown()).toHaveLength(5);
  });
}

function testLater(open: OpenBench): void {
  test("not before its time, and the time alone wakes it", async () => {
    const { add, advance, now, shown, endAll } = await open();
    await add([wake(1)], now() + 30_000);
    await advance(29_999);
    expect(shown()).toEqual([]);
    await advance(1);
    expect(shown()).toEqual(["1"]);
    await endAll();
  });
  test("an event is not held back by it, and does not use it up", async () => {
    const { add, advance, now, shown, endAll } = await open();
    await add([wake(1, { claim: "later" })], now() + 30_000);
    await add([wake(1, { claim: "now" })]);
    await endAll();
    expect(shown()).toEqual(["1 now"]);
    await advance(30_000);
    expect(shown()).toEqual(["1 now", "1 later"]);
    await endAll();
  });
  test("many for the same instant are one, as urgent as the most urgent", async () => {
    const { add, advance, now, shown, endAll, started } = await open();
    const runAt = now() + 1000;
    await add([wake(1, { priority: "background", claim: "a" })], runAt);
    for (let at = 0; at < 20; at++) await add([wake(1)], runAt);
    await add([wake(1, { priority: "related", claim: "b" })], runAt);
    await advance(1000);
    await endAll();
    expect(shown()).toEqual(["1 a b"]);
    expect(started[0]!.priority).toBe("event");
  });
  test("an instant that is past is now", async () => {
    const { add, now, shown, endAll } = await open();
    await add([wake(1)], now() - 1);
    expect(shown()).toEqual(["1"]);
    await endAll();
  });
}
