import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { readQueueDepth } from "../../app/store/read-queue-depth.ts";
import type { Claim, WakeUp } from "../../app/wake-up.ts";
import { wake } from "../app/queue-bench.ts";
import { openDurableBench } from "./open-durable-bench.ts";
import { hasServer, openTestStore, SERVER_NAME, STARTS, type TestStore } from "./test-stores.ts";

const ODD = ["\0", "\ud800", "\udfff", "\u2028", "'; DROP TABLE claim; --", "$1", "{}", "x".repeat(100_000)];
const BY = { login: "mara", kind: "user" } as const;

/** Everything that a wake-up can be. */
const WAKE_UPS: readonly WakeUp[] = [
  ...ODD.map(
    (content): WakeUp => ({
      target: { kind: "board-item", installation: 1, content },
      claims: [
        { kind: "card-moved", board: content, field: content, from: null, to: content, by: BY, at: null },
        { kind: "card-removed", board: content, by: { login: content, kind: "unknown" }, at: 1 },
      ],
      priority: "event",
    }),
  ),
  {
    target: { kind: "labels", installation: 1, owner: "acme", repo: "shop" },
    claims: [
      { kind: "label-names", names: ODD },
      { kind: "command", comment: 1, node: "IC_1", by: BY },
    ],
    priority: "related",
  },
  { target: { kind: "installation", installation: 1 }, claims: [], priority: "background" },
];

let opened: TestStore;
describe.each([
  { kind: "embedded", name: "in a folder", isThere: true },
  { kind: "server", name: SERVER_NAME, isThere: hasServer },
] as const)("$name", ({ kind, isThere }) => {
  describe.runIf(isThere)("what is in the queue", () => {
    beforeAll(async () => {
      opened = await openTestStore(kind);
    }, STARTS);
    afterAll(() => opened.remove());
    testContent();
    testDepth();
  });
});

function testContent(): void {
  test.each([0, 60_000])("comes out as it went in, after %d ms", async (waitMs) => {
    const bench = await openDurableBench(opened, { concurrency: 100 });
    await bench.add(WAKE_UPS, waitMs === 0 ? undefined : bench.now() + waitMs);
    await bench.advance(waitMs);
    const byKind = (wakeUps: readonly WakeUp[]): string[] =>
      wakeUps.map(({ target, claims, priority }) => JSON.stringify([target, claims, priority])).toSorted();
    expect(byKind(bench.started)).toEqual(byKind(WAKE_UPS));
    await bench.endAll();
  });

  test("claims of one target keep their order, however many they are", async () => {
    const bench = await openDurableBench(opened);
    await bench.add([wake(9)]);
    const claims = Array.from(
      { length: 1000 },
      (_, at): Claim => ({ kind: "label-names", names: [`c${at}`] }),
    );
    for (let at = 0; at < claims.length; at += 250) {
      await bench.add([{ ...wake(1), claims: claims.slice(at, at + 250) }]);
    }
    await bench.running[0]!.end();
    expect(bench.started.at(-1)!.claims).toEqual(claims);
    await bench.endAll();
  });
}

function testDepth(): void {
  test("its depth is told by installation, with the age of the oldest that could start", async () => {
    const bench = await openDurableBench(opened);
    await bench.add([wake(1)]);
    await bench.add([wake(2), wake(3), wake(4, { installation: 2 })]);
    await bench.add([wake(5)], bench.now() + 60_000);
    await bench.advance(3000);
    expect(await readQueueDepth(opened.store)).toEqual({
      installations: [
        { installation: 1, waiting: 2, oldestMs: 3000 },
        { installation: 2, waiting: 1, oldestMs: 3000 },
      ],
      sweeps: 0,
      later: 1,
      lapsed: 0,
      dead: 0,
    });
    await bench.endAll();
    expect((await readQueueDepth(opened.store)).installations).toEqual([]);
  });
}
