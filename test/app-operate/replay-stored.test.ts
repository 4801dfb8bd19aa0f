import { afterAll, beforeAll, describe, expect, onTestFinished, test } from "vitest";
import { openServer } from "../../app/open-server.ts";
import { serveOperations } from "../../app/operate/serve-operations.ts";
import { DeadLetters } from "../../app/store/dead-letters.ts";
import { readQueueDepth } from "../../app/store/read-queue-depth.ts";
import { GitHubError } from "../../shared/domain/github-error.ts";
import { collectLog } from "../app/collect-log.ts";
import { claim, WAITS, wake } from "../app/queue-bench.ts";
import { openDurableBench } from "../app-store/open-durable-bench.ts";
import { hasServer, openTestStore, SERVER_NAME, STARTS, type TestStore } from "../app-store/test-stores.ts";

let opened: TestStore;
describe.each([
  { kind: "embedded", name: "in a folder", isThere: true },
  { kind: "server", name: SERVER_NAME, isThere: hasServer },
] as const)("$name", ({ kind, isThere }) => {
  describe.runIf(isThere)("by the operator's port", () => {
    beforeAll(async () => {
      opened = await openTestStore(kind);
    }, STARTS);
    afterAll(() => opened.remove());
    test("what was given up is told, and done again with its claims", replayWhatWasGivenUp);
  });
});

async function replayWhatWasGivenUp(): Promise<void> {
  const bench = await openDurableBench(opened);
  for (const number of [1, 2]) {
    await bench.add([wake(number, { claim: `c${number}` })]);
    for (const wait of [...WAITS, 0]) {
      await bench.running[0]!.end(new GitHubError("refused", "GitHub refused it."));
      await bench.advance(wait);
    }
  }
  const ask = await openPort();
  const listed = await ask("/dead-letters");
  expect(listed).toMatchObject({
    letters: [
      { target: "issue 1 acme/shop#1", attempts: 3, kind: "refused", error: "GitHub refused it." },
      { target: "issue 1 acme/shop#2" },
    ],
    more: 0,
  });
  const { letters } = listed as { readonly letters: readonly [unknown, { readonly id: string }] };
  expect(await ask("/dead-letters/replay", { ids: [letters[1].id] })).toEqual({ replayed: 1, unknown: [] });
  expect(await ask("/dead-letters/replay", {})).toEqual({ replayed: 1, unknown: [] });
  expect(await ask("/dead-letters/replay", {})).toEqual({ replayed: 0, unknown: [] });
  await bench.advance(1000);
  await bench.endAll();
  await bench.advance(1000);
  const again = bench.started.slice(-2).map(({ claims, attempt }) => ({ claims, attempt }));
  expect(again).toEqual(["c2", "c1"].map((name) => ({ claims: [claim(name)], attempt: 1 })));
  expect(await ask("/dead-letters")).toEqual({ letters: [], more: 0 });
}

async function openPort() {
  const { store } = opened;
  const letters = new DeadLetters(store);
  const listener = serveOperations({
    readiness: async () => ({ ready: true, checks: {} }),
    metrics: async () => ({ type: "text/plain", text: "" }),
    letters: () => ({
      list: (limit) => letters.list(limit),
      replay: (some) => letters.replay(some),
      count: async () => (await readQueueDepth(store)).dead,
    }),
    log: collectLog().log,
  });
  const server = await openServer({ host: "127.0.0.1", port: 0 }, listener);
  onTestFinished(() => server.close());
  return async (path: string, body?: object): Promise<unknown> => {
    const post = {
      method: "POST",
      headers: { "content-type": "application/json" },
      body: JSON.stringify(body),
    };
    const answer = await fetch(server.url + path, body === undefined ? {} : post);
    return await answer.json();
  };
}
