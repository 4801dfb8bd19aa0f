import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { DeadLetters } from "../../app/store/dead-letters.ts";
import { GitHubError } from "../../shared/domain/github-error.ts";
import { claim, WAITS, wake } from "../app/queue-bench.ts";
import { type DurableBench, openDurableBench } from "./open-durable-bench.ts";
import { hasServer, openTestStore, SERVER_NAME, STARTS, type TestStore } from "./test-stores.ts";

let opened: TestStore;
describe.each([
  { kind: "embedded", name: "in a folder", isThere: true },
  { kind: "server", name: SERVER_NAME, isThere: hasServer },
] as const)("$name", ({ kind, isThere }) => {
  describe.runIf(isThere)("jobs that were given up", () => {
    beforeAll(async () => {
      opened = await openTestStore(kind);
    }, STARTS);
    afterAll(() => opened.remove());
    testDeadLetters();
  });
});

async function giveUp(bench: DurableBench, number: number, error: Error): Promise<void> {
  await bench.add([wake(number, { claim: `c${number}` })]);
  for (const wait of [...WAITS, 0]) {
    await bench.running[0]!.end(error);
    await bench.advance(wait);
  }
}

function testDeadLetters(): void {
  test("are listed with what it takes to do them again, and nothing of what an error says", async () => {
    const bench = await openDurableBench(opened);
    const letters = new DeadLetters(opened.store);
    expect(await letters.list()).toEqual([]);
    await giveUp(bench, 1, new Error("a title that nobody may read"));
    await giveUp(bench, 2, new GitHubError("gone", "GitHub does not know it"));
    const listed = await letters.list();
    expect(listed).toMatchObject([
      { target: wake(1).target, claims: [claim("c1")], attempts: 3, error: { error: "Error" } },
      { target: wake(2).target, claims: [claim("c2")], attempts: 3, error: { kind: "gone" } },
    ]);
    expect(JSON.stringify(listed)).not.toContain("nobody may read");
    expect(listed[1]!.at).toBe(bench.now());
    expect(await letters.list(1)).toEqual(listed.slice(0, 1));
    expect(await letters.list(1, listed[0]!.id)).toEqual(listed.slice(1));
  });

  test("are put back once, with their claims, as if they had just come", async () => {
    const bench = await openDurableBench(opened);
    const letters = new DeadLetters(opened.store);
    await giveUp(bench, 1, new Error("502"));
    await giveUp(bench, 2, new Error("502"));
    const [first] = await letters.list();
    expect(await letters.replay([first!])).toBe(1);
    expect(await letters.replay([first!])).toBe(0);
    await bench.advance(1000);
    expect(bench.started.at(-1)).toMatchObject({ attempt: 1, claims: [claim("c1")], target: { number: 1 } });
    await bench.endAll();
    expect(await letters.list()).toHaveLength(1);
  });
}
