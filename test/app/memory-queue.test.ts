import { describe, expect, test } from "vitest";
import type { WakeUp } from "../../app/wake-up.ts";
import { claim, namesOf, openQueue, wake } from "./open-queue.ts";

describe("merging", () => {
  test("fifty events in a burst are at most two looks", async () => {
    const { add, shown, endAll } = openQueue(4);
    for (let at = 0; at < 50; at++) await add([wake(1)]);
    await endAll();
    expect(shown()).toEqual(["1", "1"]);
  });
  test("what comes while the target waits is one job, its claims in order", async () => {
    const { add, shown, endAll } = openQueue();
    await add([wake(9)]);
    await add([wake(1, { claim: "a" })]);
    await add([wake(2), wake(1), wake(1, { claim: "b" })]);
    await endAll();
    expect(shown()).toEqual(["9", "1 a b", "2"]);
  });
  test("what comes while it runs makes exactly one more", async () => {
    const { add, shown, endAll, running } = openQueue(4);
    await add([wake(1, { claim: "a" })]);
    await add([wake(1, { claim: "b" }), wake(1, { claim: "c" })]);
    expect(running).toHaveLength(1);
    await endAll();
    expect(shown()).toEqual(["1 a", "1 b c"]);
  });
  test("names of owners in another case are the same target", async () => {
    const { add, shown, endAll } = openQueue();
    const other = wake(1);
    await add([wake(1), { ...other, target: { ...other.target, owner: "ACME" } as WakeUp["target"] }]);
    await endAll();
    expect(shown()).toHaveLength(1);
  });
  test("what is added later changes nothing of what was given", async () => {
    const { add, endAll } = openQueue();
    const claims = [claim("a")];
    await add([wake(9), { ...wake(1), claims }, wake(1, { claim: "b" })]);
    await endAll();
    expect(namesOf(claims)).toEqual(["a"]);
  });
});

describe("order", () => {
  test("the more urgent goes first, then the older", async () => {
    const { add, shown, endAll } = openQueue();
    await add([wake(9)]);
    await add([wake(1, { priority: "background" }), wake(2, { priority: "related" }), wake(3), wake(4)]);
    await endAll();
    expect(shown()).toEqual(["9", "3", "4", "2", "1"]);
  });
  test("background work that an event touches becomes urgent, and never less again", async () => {
    const { add, shown, endAll } = openQueue();
    await add([wake(9)]);
    await add([1, 2, 3].map((number) => wake(number, { priority: "background" })));
    await add([wake(3), wake(3, { priority: "background" })]);
    await endAll();
    expect(shown()).toEqual(["9", "3", "1", "2"]);
  });
  test("installations take turns, however much one of them has", async () => {
    const { add, shown, endAll } = openQueue();
    await add(Array.from({ length: 100 }, (_, number) => wake(number + 100)));
    await add([wake(1, { installation: 2 }), wake(2, { installation: 3 }), wake(3, { installation: 2 })]);
    await endAll();
    expect(shown().slice(0, 7)).toEqual(["100", "101", "1", "2", "102", "3", "103"]);
  });
  test("no more than so many run at once", async () => {
    const { add, running, endAll, shown } = openQueue(3);
    await add([1, 2, 3, 4, 5].map((number) => wake(number)));
    expect(running).toHaveLength(3);
    await running[1]!.end();
    expect(running).toHaveLength(3);
    await endAll();
    expect(shown()).toHaveLength(5);
  });
});

describe("later", () => {
  test("not before its time, and the time alone wakes it", async () => {
    const { add, advance, clock, shown } = openQueue();
    await add([wake(1)], clock.now() + 300_000);
    await advance(299_999);
    expect(shown()).toEqual([]);
    await advance(1);
    expect(shown()).toEqual(["1"]);
  });
  test("an event is not held back by it, and does not use it up", async () => {
    const { add, advance, clock, shown, endAll } = openQueue();
    await add([wake(1, { claim: "later" })], clock.now() + 300_000);
    await add([wake(1, { claim: "now" })]);
    await endAll();
    expect(shown()).toEqual(["1 now"]);
    await advance(300_000);
    expect(shown()).toEqual(["1 now", "1 later"]);
  });
  test("many for the same instant are one", async () => {
    const { add, advance, clock, shown, endAll } = openQueue();
    for (let at = 0; at < 50; at++) await add([wake(1)], clock.now() + 1000);
    expect(clock.timerCount).toBe(1);
    await advance(1000);
    await endAll();
    expect(shown()).toEqual(["1"]);
  });
  test("longer than Node's timers can wait", async () => {
    const { add, advance, clock, shown } = openQueue();
    const days = 60 * 86_400_000;
    await add([wake(1)], clock.now() + days);
    await advance(days - 1);
    expect(shown()).toEqual([]);
    await advance(1);
    expect(shown()).toEqual(["1"]);
  });
  test("an instant that is past is now", async () => {
    const { add, clock, shown } = openQueue();
    await add([wake(1)], clock.now() - 1);
    expect(shown()).toEqual(["1"]);
  });
});

test("a burst leads to a job at once and one after the spacing", async () => {
  const { add, advance, endAll, shown } = openQueue(1, 2000);
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
