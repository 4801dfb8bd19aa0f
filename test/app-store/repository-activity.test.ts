import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { noteEnded } from "../../app/store/ended-jobs.ts";
import { RepositoryActivity } from "../../app/store/repository-activity.ts";
import { type Target, type WakeUp, wakeSweep, wakeSweeps } from "../../app/wake-up.ts";
import { WAITS, wake } from "../app/queue-bench.ts";
import { type DurableBench, openDurableBench } from "./open-durable-bench.ts";
import { hasServer, openTestStore, SERVER_NAME, STARTS, type TestStore } from "./test-stores.ts";

const SHOP = { installation: 1, owner: "Acme", repo: "shop" };
/** More than what ended just before the question is given. */
const AGES = 5000;

let opened: TestStore;
describe.each([
  { kind: "embedded", name: "in a folder", isThere: true },
  { kind: "server", name: SERVER_NAME, isThere: hasServer },
] as const)("$name", ({ kind, isThere }) => {
  describe.runIf(isThere)("what is at work in a repository", () => {
    beforeAll(async () => {
      opened = await openTestStore(kind);
    }, STARTS);
    afterAll(() => opened.remove());
    testIssues();
    testWide();
    testForgetting();
  });
});

const wakeUp = (target: Target): WakeUp => ({ target, claims: [], priority: "event" });

/** "4 7", and "wide" where it is. */
async function show(bench: DurableBench, since = bench.now(), place = SHOP): Promise<string> {
  const activity = new RepositoryActivity(opened.store, place, () => bench.now());
  const { issues, isWide } = await activity.read(since);
  return [...[...issues].toSorted((a, b) => a - b), ...(isWide ? ["wide"] : [])].join(" ");
}

function testIssues(): void {
  test("an issue whose job waits, rests, is at work or cools; not one that is for later", async () => {
    const bench = await openDurableBench(opened, { concurrency: 2, spacingMs: 2000 });
    const { add, running, now, advance, endAll } = bench;
    await advance(AGES);
    expect(await show(bench)).toBe("");
    await add([wake(1), wake(2)]);
    await add([wake(3), wake(4)]);
    await add([wake(5)], now() + 60_000);
    expect(await show(bench)).toBe("1 2 3 4");
    await running[0]!.end(new Error("502"));
    await running[0]!.end();
    expect(await show(bench)).toBe("1 2 3 4");
    await advance(WAITS[0]!);
    await endAll();
    await advance(2000);
    await endAll();
  });

  test("an issue whose job ended since, as done or given up, and no other", async () => {
    const bench = await openDurableBench(opened, { concurrency: 2 });
    const { add, running, now, advance } = bench;
    await advance(AGES);
    await add([wake(1), wake(2)]);
    await running.find(({ job }) => "number" in job.target && job.target.number === 1)!.end();
    for (const wait of [...WAITS, 0]) {
      await running[0]!.end(new Error("502"));
      await advance(wait);
    }
    const since = now();
    expect(await show(bench, since)).toBe("2");
    expect(await show(bench, since - 2 * AGES)).toBe("1 2");
    await advance(AGES);
    expect(await show(bench, since)).toBe("2");
    expect(await show(bench)).toBe("");
  });

  test("of this repository and this installation alone", async () => {
    const bench = await openDurableBench(opened, { concurrency: 9 });
    await bench.advance(AGES);
    const others = [
      { ...SHOP, repo: "shop2" },
      { ...SHOP, repo: "shop-2" },
      { ...SHOP, owner: "acme2" },
    ];
    await bench.add([
      wake(1, { installation: 2 }),
      ...others.map((place) => wakeUp({ kind: "issue", ...place, number: 2 })),
      wakeUp({ kind: "labels", ...SHOP, repo: "shop2" }),
      wakeUp({ kind: "board-item", installation: 11, content: "I_1" }),
    ]);
    await bench.add([wake(3)]);
    expect(await show(bench)).toBe("3");
    expect(await show(bench, bench.now(), others[0])).toBe("2 wide");
    await bench.endAll();
  });
}

function testWide(): void {
  test.each<[string, Target, string]>([
    ["relatives", { kind: "sub-issues", ...SHOP, number: 1 }, "wide"],
    ["what an issue blocks", { kind: "blocked-issues", ...SHOP, number: 1 }, "wide"],
    ["labels", { kind: "labels", ...SHOP }, "wide"],
    ["a card", { kind: "board-item", installation: 1, content: "I_1" }, "wide"],
    ["what leads to sweeps alone", { kind: "installation", installation: 1 }, ""],
  ])("a job of which nobody knows what it reaches: %s", async (_, target, shown) => {
    const bench = await openDurableBench(opened);
    await bench.advance(AGES);
    await bench.add([wakeUp(target)]);
    expect(await show(bench)).toBe(shown);
    await bench.endAll();
    // It has just ended.
    expect(await show(bench)).toBe(shown);
    await bench.advance(AGES);
    expect(await show(bench)).toBe("");
  });

  test("a sweep is not wide itself; one by another map is, while it waits or is at work", async () => {
    const bench = await openDurableBench(opened);
    await bench.advance(AGES);
    await bench.add([wakeSweep(SHOP, "nightly"), wakeSweeps(1, "nightly")]);
    expect(await show(bench)).toBe("");
    await bench.add([wakeSweep(SHOP, "failures")]);
    expect(await show(bench)).toBe("");
    await bench.add([wakeSweep(SHOP, "map")]);
    expect(await show(bench)).toBe("wide");
    await bench.endAll();
    expect(await show(bench)).toBe("");
  });
}

function testForgetting(): void {
  test("what ended more than an hour ago is forgotten as others end", async () => {
    const { database, schema } = opened.store;
    const count = async (): Promise<number> => {
      const [row] = await database.query<{ count: number }>(
        `SELECT count(*)::int AS count FROM ${schema}.ended`,
      );
      return row!.count;
    };
    const note = (keys: readonly string[]): Promise<void> =>
      database.transaction((session) => noteEnded(session, opened.store, keys));
    await database.query(`DELETE FROM ${schema}.ended`);
    await note(Array.from({ length: 300 }, (_, at) => `issue 1 acme/shop#${at}`));
    const pass = (time: string) => database.query(`UPDATE ${schema}.ended SET at = at - interval '${time}'`);
    await pass("1 hour");
    await note(["a"]);
    expect(await count()).toBe(301);
    await pass("1 second");
    await note(["b"]);
    await note(["c"]);
    expect(await count()).toBe(3);
  });
}
