import { describe, expect, test } from "vitest";
import {
  type Budget,
  type Demand,
  FRESH_BUDGET,
  findContentRoom,
  findStart,
  hearHour,
  pointsLeft,
  putToSleep,
  sleepsUntil,
  spend,
  spendContents,
} from "../../shared/github/budget.ts";
import { NOW } from "./arbitrary-budgets.ts";

const MINUTE = 60_000;
const RESET = NOW + 30 * MINUTE;
const READ: Demand = { resource: "graphql", purpose: "event", points: 1, isWrite: false, contents: 0 };
const WRITE: Demand = { ...READ, isWrite: true };
const sweeping = (demand: Demand): Demand => ({ ...demand, purpose: "sweep" });
const withHour = (used: number, limit = 5000): Budget =>
  hearHour(FRESH_BUDGET, "graphql", { limit, used, resetAt: RESET }, NOW);
const waitOf = (budget: Budget, demand: Demand, now = NOW, pending = 0): number =>
  findStart(budget, demand, now, pending) - now;

describe("the hour's points", () => {
  test("before GitHub told of them, everything may go", () => {
    expect(waitOf(FRESH_BUDGET, { ...sweeping(READ), points: 100 })).toBe(0);
    expect(pointsLeft(FRESH_BUDGET, "graphql", NOW)).toBeNull();
  });

  test.each([
    ["an event takes the last point", 4999, READ, 0],
    ["and waits for the next hour when there is none", 5000, READ, 30 * MINUTE],
    ["or fewer than it needs", 4995, { ...READ, points: 6 }, 30 * MINUTE],
    ["a sweep leaves a quarter", 3749, sweeping(READ), 0],
    ["exactly", 3750, sweeping(READ), 30 * MINUTE],
    ["counting what the page costs", 3700, { ...sweeping(READ), points: 51 }, 30 * MINUTE],
  ] as const)("%s", (_, used, demand, wait) => {
    expect(waitOf(withHour(used), demand)).toBe(wait);
  });

  test("a quarter of whatever the hour is", () => {
    expect(waitOf(withHour(9374, 12_500), sweeping(READ))).toBe(0);
    expect(waitOf(withHour(9375, 12_500), sweeping(READ))).toBe(30 * MINUTE);
  });

  test("REST has an hour of its own", () => {
    expect(waitOf(withHour(5000), { ...READ, resource: "core" })).toBe(0);
  });

  test("what is under way counts, and is waited for shortly", () => {
    expect(waitOf(withHour(3700), sweeping(READ), NOW, 49)).toBe(0);
    expect(waitOf(withHour(3700), sweeping(READ), NOW, 50)).toBe(1000);
  });

  test("when the hour is over it is not known how much is left", () => {
    expect(pointsLeft(withHour(5000), "graphql", RESET)).toBeNull();
    expect(waitOf(withHour(5000), READ, RESET)).toBe(0);
  });

  test("answers that come late tell nothing new, nor does a reset that is a second off", () => {
    const late = hearHour(withHour(70), "graphql", { limit: 5000, used: 60, resetAt: RESET - 1000 }, NOW);
    expect(late.hours.graphql).toEqual({ limit: 5000, used: 70, resetAt: RESET });
    const former = { limit: 5000, used: 4990, resetAt: NOW + 1000 };
    expect(hearHour(withHour(70), "graphql", former, NOW).hours.graphql?.used).toBe(70);
  });

  test("a new hour begins with what GitHub says of it", () => {
    const next = { limit: 5000, used: 3, resetAt: RESET + 60 * MINUTE };
    expect(pointsLeft(hearHour(withHour(4990), "graphql", next, RESET), "graphql", RESET)).toBe(4997);
  });

  test("an hour that ends in a day is a wrong header", () => {
    const wrong = { limit: 5000, used: 5000, resetAt: NOW + 24 * 60 * MINUTE };
    expect(hearHour(FRESH_BUDGET, "graphql", wrong, NOW)).toBe(FRESH_BUDGET);
  });
});

describe("secondary limits", () => {
  const ask = (demand: Demand, count: number, now = NOW): Budget => {
    let budget = FRESH_BUDGET;
    for (let done = 0; done < count; done += 1) budget = spend(budget, demand, "a", now);
    return budget;
  };

  test.each([
    ["1,800 queries a minute", READ, 1800],
    ["three quarters of them for sweeps", sweeping(READ), 1350],
    ["800 REST requests", { ...READ, resource: "core" }, 800],
    ["or 160 that write", { ...WRITE, resource: "core" }, 160],
  ] as const)("%s", (_, demand, most) => {
    expect(waitOf(ask(demand, most - 1), demand, NOW + 1000)).toBe(0);
    expect(waitOf(ask(demand, most), demand, NOW + 1000)).toBe(MINUTE - 1000);
  });

  test("a second between documents that write; reads do not wait for it", () => {
    const wrote = spend(FRESH_BUDGET, WRITE, "a", NOW);
    expect([waitOf(wrote, WRITE, NOW + 400), waitOf(wrote, READ, NOW + 400)]).toEqual([600, 0]);
    expect(waitOf(wrote, WRITE, NOW + 1000)).toBe(0);
  });

  test("a write that lies ahead, since the clock was put back, holds up nobody", () => {
    expect(waitOf(spend(FRESH_BUDGET, WRITE, "a", NOW + 5 * MINUTE), WRITE)).toBe(0);
  });
});

describe("comments and issues", () => {
  const HALF_A_DAY = 12 * 60 * MINUTE;
  const room = (budget: Budget, now = NOW, purpose: "event" | "sweep" = "event") =>
    findContentRoom(budget, purpose, now);

  test("60 a minute, counted singly; sweeps may make 45", () => {
    const budget = spendContents(FRESH_BUDGET, 40, "a", NOW);
    expect([room(FRESH_BUDGET).left, room(budget).left, room(budget, NOW, "sweep").left]).toEqual([
      60, 20, 5,
    ]);
    expect(room(spendContents(budget, 20, "a", NOW))).toEqual({ left: 0, nextAt: NOW + MINUTE });
    expect(room(spendContents(budget, 20, "a", NOW), NOW + MINUTE).left).toBe(60);
  });

  test("400 an hour", () => {
    let budget = FRESH_BUDGET;
    for (let minute = 0; minute < 7; minute += 1) {
      const { left } = room(budget, NOW + minute * MINUTE);
      budget = spendContents(budget, left, "a", NOW + minute * MINUTE);
    }
    const later = NOW + 8 * MINUTE;
    expect(room(budget, later)).toEqual({ left: 0, nextAt: NOW + 60 * MINUTE });
    expect(room(budget, NOW + 60 * MINUTE).left).toBe(60);
    expect(room(budget, later + HALF_A_DAY).left).toBe(60);
  });

  test("a request that makes some waits for room; others do not", () => {
    const full = spendContents(FRESH_BUDGET, 60, "a", NOW);
    const comment = { ...WRITE, resource: "core", contents: 1 } as const;
    expect(waitOf(full, comment, NOW + 10_000)).toBe(50_000);
    expect(waitOf(full, { ...comment, contents: 0 }, NOW + 10_000)).toBe(0);
  });

  test("more at once than there is ever room for goes alone", () => {
    const many = { ...WRITE, contents: 90 };
    expect(waitOf(FRESH_BUDGET, many)).toBe(0);
    expect(waitOf(spendContents(FRESH_BUDGET, 1, "a", NOW), many)).toBe(MINUTE);
  });
});

describe("when GitHub says to wait", () => {
  test("everything waits until then, and a reset of the former hour changes nothing of it", () => {
    const asleep = putToSleep(FRESH_BUDGET, NOW + 42_000, NOW);
    for (const demand of [READ, WRITE, sweeping(READ), { ...READ, resource: "core" } as const]) {
      expect(waitOf(asleep, demand)).toBe(42_000);
    }
    expect(waitOf(asleep, READ, NOW + 42_000)).toBe(0);
  });

  test("a minute, where it names no instant", () => {
    expect(sleepsUntil(putToSleep(FRESH_BUDGET, null, NOW), NOW)).toBe(NOW + MINUTE);
  });

  test("several requests that were under way are told so, and it is one nap", () => {
    const first = putToSleep(FRESH_BUDGET, NOW + 60_000, NOW);
    const second = putToSleep(first, NOW + 30_000, NOW + 10);
    expect([second.asleepUntil, second.naps]).toEqual([NOW + 60_000, 1]);
  });

  test("each time soon after the last it is left alone for longer, a quarter of an hour at most", () => {
    let budget = FRESH_BUDGET;
    let now = NOW;
    const waits = Array.from({ length: 8 }, () => {
      budget = putToSleep(budget, now + 10_000, now);
      const wait = budget.asleepUntil - now;
      now = budget.asleepUntil + 1000;
      return wait / MINUTE;
    });
    expect(waits).toEqual([1 / 6, 1, 2, 4, 8, 16, 16, 16]);
    const calm = putToSleep(budget, now + 11 * MINUTE + 10_000, now + 11 * MINUTE);
    expect(calm.naps).toBe(1);
  });

  test("what was set by a clock that has been put back since is forgotten", () => {
    const dreaming = putToSleep(FRESH_BUDGET, NOW + 300 * MINUTE, NOW + 299 * MINUTE);
    expect(waitOf(dreaming, READ)).toBe(0);
    expect(waitOf(spend(dreaming, READ, "a", NOW), READ, NOW + 299 * MINUTE)).toBe(0);
  });
});
