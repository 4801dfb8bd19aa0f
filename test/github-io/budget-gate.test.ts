import { beforeEach, describe, expect, test } from "vitest";
import { GitHubError } from "../../shared/domain/github-error.ts";
import type { Demand } from "../../shared/github/budget.ts";
import { BudgetGate, type GateSettings } from "../../shared/github/budget-gate.ts";
import type { BudgetKeeper } from "../../shared/github/budget-keeper.ts";
import { ManualClock } from "../app/manual-clock.ts";
import { settle } from "../app/settle.ts";
import { keepInMemory } from "./keep-in-memory.ts";

const READ: Demand = { resource: "graphql", purpose: "event", points: 1, isWrite: false, contents: 0 };
const WRITE: Demand = { ...READ, isWrite: true };
const sweeping = (demand: Demand): Demand => ({ ...demand, purpose: "sweep" });

let clock: ManualClock;
beforeEach(() => {
  clock = new ManualClock();
});
const open = (more: Partial<GateSettings> = {}): BudgetGate =>
  new BudgetGate({ clock, keeper: keepInMemory(), replica: "a", ...more });

/** What became of a request so far: null = it waits; else `leave`, or until when it is to wait. */
function watch(gate: BudgetGate, demand: Demand) {
  const seen: { passed: boolean; until: number | null; leave: () => void } = {
    passed: false,
    until: null,
    leave: () => {},
  };
  gate.enter(demand).then(
    (leave) => Object.assign(seen, { passed: true, leave: () => leave(null) }),
    (error: GitHubError) => Object.assign(seen, { until: error.retryAt }),
  );
  return seen;
}

const passes = (seen: readonly { readonly passed: boolean }[]): number =>
  seen.filter(({ passed }) => passed).length;

/** A second at a time, with all that follows. */
async function pass(ms: number): Promise<void> {
  for (let left = ms; left > 0; left -= 1000) {
    clock.advance(Math.min(left, 1000));
    await settle();
  }
}

test("what may go goes at once; documents that write a second apart, reads beside them", async () => {
  const gate = open();
  const writes = [watch(gate, WRITE), watch(gate, WRITE), watch(gate, WRITE)];
  const read = watch(gate, READ);
  await settle();
  expect([passes(writes), read.passed]).toEqual([1, true]);
  await pass(1000);
  expect(passes(writes)).toBe(2);
  await pass(1000);
  expect(passes(writes)).toBe(3);
  expect(clock.timerCount).toBe(0);
});

test("events go before sweeps that came first", async () => {
  const gate = open();
  watch(gate, WRITE);
  const sweep = watch(gate, sweeping(WRITE));
  const event = watch(gate, WRITE);
  await pass(1000);
  expect([event.passed, sweep.passed]).toEqual([true, false]);
  await pass(1000);
  expect(sweep.passed).toBe(true);
});

test("at most so many are under way at once", async () => {
  const gate = open({ mostAtOnce: 3 });
  const reads = Array.from({ length: 5 }, () => watch(gate, READ));
  await settle();
  expect(passes(reads)).toBe(3);
  reads[0]!.leave();
  await settle();
  expect(passes(reads)).toBe(4);
});

describe("what has to wait for long is refused, with the instant", () => {
  const RESET = 1_800_000;
  const hear = (gate: BudgetGate, used: number) =>
    gate.hear({ resource: "graphql", hour: { limit: 5000, used, resetAt: clock.now() + RESET } });

  test("a sweep that would touch the last quarter; an event still goes", async () => {
    const gate = open();
    hear(gate, 3750);
    const [sweep, event] = [watch(gate, sweeping(READ)), watch(gate, READ)];
    await settle();
    expect([sweep.until, event.passed]).toEqual([clock.now() + RESET, true]);
    expect(gate.pointsLeft("graphql")).toBe(1250);
  });

  test("points of what is under way are as good as gone, until the answer tells more", async () => {
    const gate = open();
    hear(gate, 3650);
    const first = watch(gate, { ...sweeping(READ), points: 80 });
    const second = watch(gate, { ...sweeping(READ), points: 80 });
    await settle();
    expect([first.passed, second.passed]).toEqual([true, false]);
    hear(gate, 3660);
    first.leave();
    await settle();
    expect(second.passed).toBe(true);
  });

  test("all, while GitHub says to wait; they are told apart from what waits for its turn", async () => {
    const gate = open();
    await (await gate.enter(READ))(new GitHubError("limited", "No.", clock.now() + 42_000));
    expect(gate.asleepUntil).toBe(clock.now() + 42_000);
    const seen = [watch(gate, READ), watch(gate, WRITE), watch(gate, { ...READ, resource: "core" })];
    await settle();
    expect(seen.map(({ until }) => until)).toEqual(Array(3).fill(clock.now() + 42_000));
    clock.advance(42_000);
    expect(gate.asleepUntil).toBeNull();
    const awake = watch(gate, READ);
    await settle();
    expect(awake.passed).toBe(true);
  });

  test("what waits a little is not refused", async () => {
    const gate = open();
    await (await gate.enter(READ))(new GitHubError("limited", "No.", clock.now() + 9000));
    const read = watch(gate, READ);
    await pass(9000);
    expect(read).toMatchObject({ passed: true, until: null });
  });

  test("a sweep that events keep back all the time", async () => {
    const gate = open();
    watch(gate, WRITE);
    const sweep = watch(gate, sweeping(WRITE));
    for (let second = 0; second < 31; second += 1) {
      watch(gate, WRITE);
      await pass(1000);
    }
    expect(sweep.passed).toBe(false);
    expect(sweep.until).toBeGreaterThan(clock.now());
  });

  test("the end of GraphQL's hour does not put REST to sleep", async () => {
    const gate = open();
    const leave = await gate.enter(READ);
    hear(gate, 5000);
    await leave(new GitHubError("limited", "No.", clock.now() + RESET));
    const rest = watch(gate, { ...READ, resource: "core" });
    await settle();
    expect([rest.passed, gate.asleepUntil]).toEqual([true, null]);
  });

  test.each(["gone", "forbidden", "refused", "unavailable"] as const)("%s is no limit", async (kind) => {
    const gate = open();
    await (await gate.enter(READ))(new GitHubError(kind, "No.", clock.now() + 42_000));
    await (await gate.enter(READ))(new TypeError("A mistake."));
    expect(gate.asleepUntil).toBeNull();
  });
});

describe("several processes", () => {
  const two = (keeper: BudgetKeeper = keepInMemory()) =>
    ["a", "b"].map((replica) => open({ keeper, replica })) as [BudgetGate, BudgetGate];

  test("write one document a second together", async () => {
    const [a, b] = two();
    const writes = [a, b, a, b].map((gate) => watch(gate, WRITE));
    const counts: number[] = [];
    for (let second = 0; second < 4; second += 1) {
      await settle();
      counts.push(passes(writes));
      await pass(1000);
    }
    expect(counts).toEqual([1, 2, 3, 4]);
  });

  test("make at most 60 comments a minute together", async () => {
    const [a, b] = two();
    const first = await a.takeContents(50, "event");
    const second = await b.takeContents(50, "event");
    expect([first.granted, second.granted]).toEqual([50, 10]);
    expect(second.nextAt).toBe(clock.now() + 60_000);
    expect((await a.takeContents(1, "event")).granted).toBe(0);
  });

  test("sleep together, and after a restart still", async () => {
    const keeper = keepInMemory();
    const [a, b] = two(keeper);
    watch(b, READ);
    await (await a.enter(READ))(new GitHubError("limited", "No.", clock.now() + 60_000));
    const restarted = open({ keeper, replica: "c" });
    await pass(5000);
    const seen = [watch(b, READ), watch(restarted, READ)];
    await settle();
    expect(seen.map(({ until }) => until)).toEqual([clock.now() + 55_000, clock.now() + 55_000]);
  });

  test("while the keeper fails each goes by what it knows", async () => {
    const troubles: unknown[] = [];
    const broken: BudgetKeeper = { change: () => Promise.reject(new Error("No connection.")) };
    const gate = open({ keeper: broken, onTrouble: (error) => troubles.push(error) });
    const seen = [watch(gate, READ), watch(gate, READ), watch(gate, WRITE), watch(gate, WRITE)];
    await settle();
    expect(seen.map(({ passed }) => passed)).toEqual([true, true, true, false]);
    expect(troubles).toHaveLength(3);
    expect((await gate.takeContents(70, "event")).granted).toBe(60);
  });
});
