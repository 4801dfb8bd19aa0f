import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { DeadLetters } from "../../app/store/dead-letters.ts";
import { type BenchOptions, WAITS, wake } from "../app/queue-bench.ts";
import { type DurableBench, openDurableBench } from "./open-durable-bench.ts";
import { hasServer, openTestStore, SERVER_NAME, STARTS, type TestStore } from "./test-stores.ts";

const DEAD = new Error("The process is dead.");
/** Milliseconds after which the other replicas take a process for dead. */
const UNHEARD = 25_000;

let opened: TestStore;
const open = (options?: BenchOptions): Promise<DurableBench> => openDurableBench(opened, options);

describe.each([
  { kind: "embedded", name: "in a folder", isThere: true },
  { kind: "server", name: SERVER_NAME, isThere: hasServer },
] as const)("$name", ({ kind, isThere }) => {
  describe.runIf(isThere)("when a process ends in the middle of work", () => {
    beforeAll(async () => {
      opened = await openTestStore(kind);
    }, STARTS);
    afterAll(() => opened.remove());
    testLapse(kind);
    testLapses(kind);
    testTrouble();
  });
});

/** As a killed process: nothing that it still does reaches the database. */
const kill = ({ watched }: DurableBench): void => watched.fail(DEAD);

/** The process after it, once it found what the one before had left. */
async function openNext(kind: TestStore["store"]["kind"], unheard = UNHEARD): Promise<DurableBench> {
  if (kind === "server") await opened.clock.tick(unheard);
  return await open({ concurrency: 4 });
}

/** As if the jobs at work had ended so many processes already. */
async function countLapses(lapses: number): Promise<void> {
  const { database, jobSchema } = opened.store;
  await database.query(`UPDATE ${jobSchema}.job SET data = data || $1::text::jsonb`, [
    JSON.stringify({ lapses }),
  ]);
}

function testLapse(kind: TestStore["store"]["kind"]): void {
  test("the next one does it, with its claims and its attempts, and what came meanwhile", async () => {
    const first = await open();
    await first.add([wake(1, { claim: "a", priority: "related" })]);
    await first.running[0]!.end(new Error("502"));
    await first.advance(WAITS[0]!);
    await first.add([wake(1, { claim: "b", priority: "background" }), wake(2)]);
    kill(first);
    const next = await openNext(kind);
    expect(next.shown().toSorted()).toEqual(["1 a b", "2"]);
    expect(next.started.find(({ claims }) => claims.length > 0)).toMatchObject({
      attempt: 2,
      priority: "related",
    });
    await next.endAll();
    await next.queue.drain();
    expect(next.started).toHaveLength(2);
  });

  test("what had ended and only cooled is looked at once more, without its claims", async () => {
    const first = await open({ spacingMs: 2000 });
    await first.add([wake(1, { claim: "a" })]);
    await first.endAll();
    kill(first);
    const next = await openNext(kind);
    expect(next.shown()).toEqual(["1"]);
    await next.endAll();
  });

  test("what is for later is still for later", async () => {
    const first = await open();
    await first.add([wake(1, { claim: "a" })], first.now() + 60_000);
    kill(first);
    const next = await openNext(kind);
    expect(next.started).toEqual([]);
    await next.advance(60_000);
    expect(next.shown()).toEqual(["1 a"]);
    await next.endAll();
  });
}

function testLapses(kind: TestStore["store"]["kind"]): void {
  test("what ended its process three times lets others go first", async () => {
    const first = await open();
    await first.add([wake(1)]);
    await countLapses(2);
    kill(first);
    const next = await openNext(kind);
    await next.add([wake(2)]);
    expect(next.shown()).toEqual(["2"]);
    await next.advance(1000);
    expect(next.shown()).toEqual(["2", "1"]);
    await next.endAll();
  });

  test("what ended its process ten times is given up", async () => {
    const first = await open();
    await first.add([wake(1, { claim: "a" })]);
    await countLapses(9);
    kill(first);
    const next = await openNext(kind);
    await next.advance(10_000);
    expect(next.started).toEqual([]);
    expect(await new DeadLetters(opened.store).list()).toMatchObject([
      { target: { number: 1 }, claims: [{ names: ["a"] }], error: { error: "Lapsed" } },
    ]);
  });

  test.runIf(kind === "server")("a job that takes its time is nobody else's", async () => {
    const first = await open();
    await first.add([wake(1)]);
    const other = await open();
    await other.advance(120_000);
    expect(other.started).toEqual([]);
    await first.endAll();
    await other.advance(120_000);
    expect([...first.started, ...other.started]).toHaveLength(1);
  });
}

function testTrouble(): void {
  test("a database that is away for a while loses nothing, and doubles nothing", async () => {
    const { add, running, watched, trouble, advance, shown, queue } = await open();
    const away = new Error("ECONNREFUSED");
    await add([wake(1, { claim: "a" })]);
    await add([wake(2)]);
    watched.fail(away);
    await expect(queue.add([wake(3)])).rejects.toBe(away);
    await running[0]!.end();
    await advance(5000);
    expect(trouble).toContain(away);
    expect(shown()).toEqual(["1 a"]);
    watched.fail(null);
    await advance(2000);
    expect(shown()).toEqual(["1 a", "2"]);
    await running[0]!.end();
    await queue.drain();
    expect(shown()).toHaveLength(2);
  });
}
