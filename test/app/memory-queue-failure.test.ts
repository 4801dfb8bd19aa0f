import { describe, expect, test } from "vitest";
import { MemoryQueue } from "../../app/memory-queue.ts";
import type { JobFailure } from "../../app/queue.ts";
import { retryWait } from "../../app/retry-wait.ts";
import { ManualClock } from "./manual-clock.ts";
import { claim, namesOf, openQueue, WAITS, wake } from "./open-queue.ts";
import { settle } from "./settle.ts";

describe("failure", () => {
  const error = new Error("502");
  test("is tried again after growing waits, then given up and told", async () => {
    const { add, advance, running, failures, started } = openQueue();
    await add([wake(1, { claim: "a" })]);
    for (const wait of [...WAITS, 0]) {
      await running[0]!.end(error);
      await advance(wait - 1);
      expect(running).toHaveLength(0);
      await advance(1);
    }
    expect(started.map(({ attempt, claims }) => [attempt, namesOf(claims)])).toEqual([
      [1, ["a"]],
      [2, ["a"]],
      [3, ["a"]],
    ]);
    expect(failures.map(({ retryAt }) => retryAt)).toEqual([1_001_000, 1_006_000, null]);
    expect(failures[2]).toMatchObject({ error, job: { attempt: 3 } });
    await advance(1_000_000);
    expect(started).toHaveLength(3);
  });
  test("keeps its claims before newer ones, and what comes meanwhile waits with it", async () => {
    const { add, advance, running, shown } = openQueue(2);
    await add([wake(1, { claim: "a" })]);
    await add([wake(1, { claim: "b" })]);
    await running[0]!.end(error);
    await add([wake(1, { claim: "c" })]);
    expect(running).toHaveLength(0);
    await advance(1000);
    expect(shown()).toEqual(["1 a", "1 a b c"]);
  });
  test("given up takes nothing along that came while it last ran", async () => {
    const { add, advance, running, started } = openQueue();
    await add([wake(1, { claim: "a" })]);
    for (const wait of WAITS) {
      await running[0]!.end(error);
      await advance(wait);
    }
    await add([wake(1, { claim: "b" })]);
    await running[0]!.end(error);
    expect(started.at(-1)).toMatchObject({ attempt: 1, claims: [claim("b")] });
  });
  test("holds nobody else up", async () => {
    const { add, running, shown } = openQueue();
    await add([wake(1), wake(2)]);
    await running[0]!.end(error);
    expect(shown()).toEqual(["1", "2"]);
  });
  test("a job that throws at once is one that failed", async () => {
    const failures: JobFailure[] = [];
    const queue = new MemoryQueue({
      run: () => {
        throw error;
      },
      concurrency: 1,
      clock: new ManualClock(),
      retryWait: () => null,
      onFailure: (failure) => failures.push(failure),
    });
    await queue.add([wake(1)]);
    await queue.drain();
    expect(failures).toMatchObject([{ error, retryAt: null }]);
  });
  test("waits grow to minutes and come to an end", () => {
    const waits = [1, 2, 3, 4].map((attempt) => retryWait(attempt) ?? 0);
    expect(waits).toEqual(waits.toSorted((a, b) => a - b));
    expect(waits[0]).toBeGreaterThan(0);
    expect(retryWait(5)).toBeNull();
  });
});

describe("the end", () => {
  test("draining waits for all but what is for later", async () => {
    const { queue, add, advance, clock, running, endAll } = openQueue();
    await queue.drain();
    await add([wake(1), wake(2)]);
    await add([wake(3)], clock.now() + 60_000);
    let drained = false;
    void queue.drain().then(() => {
      drained = true;
    });
    await running[0]!.end(new Error("502"));
    await endAll();
    expect(drained).toBe(false);
    await advance(1000);
    await endAll();
    expect(drained).toBe(true);
  });
  test("stopping starts nothing, waits for what runs, counts the rest, leaves no timer", async () => {
    const { queue, add, clock, running, shown, advance } = openQueue(1);
    await add([wake(1), wake(2), wake(3)]);
    await add([wake(2), wake(4)], clock.now() + 1000);
    const left: number[] = [];
    void queue.stop().then((count) => left.push(count));
    await settle();
    expect([left, clock.timerCount]).toEqual([[], 0]);
    await running[0]!.end();
    expect(left).toEqual([3]);
    await add([wake(5)]);
    await advance(10_000);
    expect(shown()).toEqual(["1"]);
    expect(await queue.stop()).toBe(4);
  });
  test("a job that fails while stopping is left, too", async () => {
    const { queue, add, running } = openQueue();
    await add([wake(1)]);
    const stopped = queue.stop();
    await running[0]!.end(new Error("aborted"));
    expect(await stopped).toBe(1);
  });
});
