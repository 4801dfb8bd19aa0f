import { describe, expect, test } from "vitest";
import { claim, namesOf, type OpenBench, WAITS, wake } from "./queue-bench.ts";

const error = new Error("502");

/** What every queue does when jobs fail, and when it ends. */
export function describeQueueFailure(open: OpenBench): void {
  describe("failure", () => {
    testRetries(open);
    testOthers(open);
  });
  describe("the end", () => testEnd(open));
}

function testRetries(open: OpenBench): void {
  test("is tried again after growing waits, then given up and told", async () => {
    const { add, advance, now, running, failures, started } = await open();
    const begin = now();
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
    expect(failures.map(({ retryAt }) => retryAt)).toEqual([begin + 1000, begin + 6000, null]);
    expect(failures[2]).toMatchObject({ error, job: { attempt: 3 } });
    await advance(20_000);
    expect(started).toHaveLength(3);
  });
  test("keeps its claims before newer ones, and what comes meanwhile waits with it", async () => {
    const { add, advance, running, shown, endAll } = await open({ concurrency: 2 });
    await add([wake(1, { claim: "a" })]);
    await add([wake(1, { claim: "b" })]);
    await running[0]!.end(error);
    await add([wake(1, { claim: "c" })]);
    expect(running).toHaveLength(0);
    await advance(1000);
    expect(shown()).toEqual(["1 a", "1 a b c"]);
    await endAll();
    await advance(20_000);
    expect(shown()).toHaveLength(2);
  });
  test("given up takes nothing along that came while it last ran", async () => {
    const { add, advance, running, started, endAll } = await open();
    await add([wake(1, { claim: "a" })]);
    for (const wait of WAITS) {
      await running[0]!.end(error);
      await advance(wait);
    }
    await add([wake(1, { claim: "b" })]);
    await running[0]!.end(error);
    expect(started.at(-1)).toMatchObject({ attempt: 1, claims: [claim("b")] });
    await endAll();
  });
}

function testOthers(open: OpenBench): void {
  test("holds nobody else up", async () => {
    const { add, advance, running, shown, endAll } = await open();
    await add([wake(1)]);
    await advance(1);
    await add([wake(2)]);
    await running[0]!.end(error);
    expect(shown()).toEqual(["1", "2"]);
    await endAll();
  });
  test("a job that throws at once is one that failed", async () => {
    const { add, failures, queue, advance } = await open({
      run: () => {
        throw error;
      },
    });
    await add([wake(1)]);
    for (const wait of WAITS) await advance(wait);
    await queue.drain();
    expect(failures).toMatchObject([{ error }, { error }, { error, retryAt: null }]);
  });
}

function testEnd(open: OpenBench): void {
  test("draining waits for all but what is for later", async () => {
    const { queue, add, advance, now, running, endAll, settle } = await open();
    await queue.drain();
    await add([wake(1), wake(2)]);
    await add([wake(3)], now() + 60_000);
    let drained = false;
    void queue.drain().then(() => {
      drained = true;
    });
    await running[0]!.end(error);
    await endAll();
    expect(drained).toBe(false);
    await advance(1000);
    await endAll();
    await settle();
    expect(drained).toBe(true);
  });
  test("stopping starts nothing, waits for what runs, counts the rest", async () => {
    const { queue, add, now, running, shown, advance, settle } = await open();
    await add([wake(1), wake(2), wake(3)]);
    await add([wake(2), wake(4)], now() + 1000);
    const left: number[] = [];
    void queue.stop().then((count) => left.push(count));
    await settle();
    expect(left).toEqual([]);
    await running[0]!.end();
    expect(left).toEqual([3]);
    await add([wake(5)]);
    await advance(10_000);
    expect(shown()).toEqual(["1"]);
    expect(await queue.stop()).toBe(4);
  });
  test("a job that fails while stopping is left, too", async () => {
    const { queue, add, running } = await open();
    await add([wake(1)]);
    const stopped = queue.stop();
    await running[0]!.end(new Error("aborted"));
    expect(await stopped).toBe(1);
  });
}
