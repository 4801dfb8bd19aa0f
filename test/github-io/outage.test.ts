import { beforeEach, describe, expect, test } from "vitest";
import { GitHubError } from "../../shared/domain/github-error.ts";
import type { Demand } from "../../shared/github/budget.ts";
import { BudgetGate } from "../../shared/github/budget-gate.ts";
import { ManualClock } from "../app/manual-clock.ts";
import { settle } from "../app/settle.ts";
import { keepInMemory } from "./keep-in-memory.ts";

const READ: Demand = { resource: "graphql", purpose: "event", points: 1, isWrite: false, contents: 0 };
const DOWN = new GitHubError("unavailable", "Down.");

let clock: ManualClock;
let gate: BudgetGate;
let isDown: boolean;
/** How many requests were really sent. */
let sent: number;
beforeEach(() => {
  clock = new ManualClock();
  gate = new BudgetGate({ clock, keeper: keepInMemory(), replica: "a" });
  isDown = true;
  sent = 0;
});

/** Asks once; to what came of it. */
async function ask(): Promise<GitHubError | null> {
  try {
    const leave = await gate.enter(READ);
    sent += 1;
    const error = isDown ? DOWN : null;
    await leave(error);
    return error;
  } catch (error) {
    return error as GitHubError;
  }
}

/** Jobs that ask every second, whatever came of it before, for so long. */
async function keepAsking(jobs: number, ms: number): Promise<void> {
  for (let left = ms; left > 0; left -= 1000) {
    for (let job = 0; job < jobs; job++) void ask();
    await settle();
    clock.advance(1000);
    await settle();
  }
}

describe("while GitHub is down", () => {
  test("ten minutes cost few requests, however much asks", async () => {
    await keepAsking(20, 600_000);
    expect(sent).toBeLessThan(80);
  });

  test("what has to wait for long is refused, with the instant: it is no attempt", async () => {
    await keepAsking(4, 60_000);
    const refused = await ask();
    expect(refused).toMatchObject({ kind: "limited" });
    expect(refused!.retryAt! - clock.now()).toBeLessThanOrEqual(60_000);
    expect(refused!.retryAt! - clock.now()).toBeGreaterThan(10_000);
  });

  test("it is found out within a minute that it is there again, and then all may go", async () => {
    await keepAsking(4, 600_000);
    isDown = false;
    await keepAsking(4, 61_000);
    const before = sent;
    await Promise.all(Array.from({ length: 30 }, ask));
    expect(sent - before).toBe(30);
  });
});

test("two failures among others are bad luck: nobody waits", async () => {
  for (let time = 0; time < 10; time++) {
    isDown = true;
    expect([await ask(), await ask()]).toEqual([DOWN, DOWN]);
    isDown = false;
    expect(await ask()).toBeNull();
  }
  expect(sent).toBe(30);
});

test("twenty that were under way when it went down are one outage, not twenty", async () => {
  const leaves = await Promise.all(Array.from({ length: 20 }, () => gate.enter(READ)));
  for (const leave of leaves) await leave(DOWN);
  isDown = false;
  const asked = ask();
  await settle();
  clock.advance(1000);
  expect(await asked).toBeNull();
});

test("an answer that says no is an answer", async () => {
  for (const kind of ["gone", "forbidden", "refused"] as const) {
    await ask();
    await ask();
    await (await gate.enter(READ))(new GitHubError(kind, "No."));
  }
  await ask();
  await ask();
  expect(sent).toBe(8);
});

test("a clock that is put back holds nobody", async () => {
  await keepAsking(4, 600_000);
  isDown = false;
  clock.advance(-300_000);
  expect(await ask()).toBeNull();
});
