import fc from "fast-check";
import { describe, expect, test } from "vitest";
import {
  type Budget,
  FRESH_BUDGET,
  findContentRoom,
  findStart,
  hearHour,
  LONGEST_WAIT,
  putToSleep,
  spend,
  spendContents,
} from "../../shared/github/budget.ts";
import { mergeBudgets } from "../../shared/github/merge-budgets.ts";
import { readBudget } from "../../shared/github/read-budget.ts";
import { SecondaryLimits } from "../github/limits/secondary-limits.ts";
import { arbitraryBudget, arbitraryDemand, arbitraryInstant, NOW } from "./arbitrary-budgets.ts";

const HOUR = 3_600_000;

describe("whatever is stored and whatever the clock did", () => {
  test("nobody waits for more than an hour and a minute, nor goes before now", () => {
    fc.assert(
      fc.property(arbitraryBudget, arbitraryDemand, arbitraryInstant, (budget, demand, now) => {
        const start = findStart(budget, demand, now);
        expect(start).toBeGreaterThanOrEqual(now);
        expect(start - now).toBeLessThanOrEqual(LONGEST_WAIT);
      }),
    );
  });

  test("waiting comes to an end", () => {
    fc.assert(
      fc.property(arbitraryBudget, arbitraryDemand, (stored, demand) => {
        let budget = spend(stored, { ...demand, contents: 0 }, "c", NOW);
        let now = NOW;
        for (let turn = 0; turn < 8; turn += 1) {
          const start = findStart(budget, demand, now);
          if (start <= now) return;
          now = start;
          budget = spendContents(budget, 0, "c", now);
        }
        expect.unreachable("Eight waits and no end.");
      }),
    );
  });

  test("stored and read again it is the same, and what is no budget is a fresh one", () => {
    fc.assert(
      fc.property(arbitraryBudget, (budget) => {
        expect(readBudget(JSON.parse(JSON.stringify(budget)))).toEqual(budget);
      }),
    );
    fc.assert(
      fc.property(fc.jsonValue(), arbitraryDemand, (stored, demand) => {
        expect(findStart(readBudget(stored), demand, NOW) - NOW).toBeLessThanOrEqual(LONGEST_WAIT);
      }),
    );
  });
});

describe("what several processes know together", () => {
  test("the order does not matter, nor does telling it twice", () => {
    fc.assert(
      fc.property(arbitraryBudget, arbitraryBudget, (a, b) => {
        const merged = mergeBudgets(a, b);
        expect(merged).toEqual(mergeBudgets(b, a));
        expect(mergeBudgets(merged, b)).toEqual(merged);
      }),
    );
  });

  test("is never more generous than what either knows of the same hour", () => {
    const sober = arbitraryBudget.map((budget): Budget => ({ ...budget, hours: FRESH_BUDGET.hours }));
    fc.assert(
      fc.property(sober, sober, arbitraryDemand, (a, b, demand) => {
        const possible = (budget: Budget): Budget => spend(budget, { ...demand, contents: 0 }, "c", NOW);
        const [one, other] = [possible(a), possible(b)];
        const merged = findStart(mergeBudgets(one, other), demand, NOW);
        expect(merged).toBeGreaterThanOrEqual(findStart(one, demand, NOW));
        expect(merged).toBeGreaterThanOrEqual(findStart(other, demand, NOW));
      }),
    );
  });
});

describe("against GitHub's limits, as the fake enforces them", () => {
  const steps = fc.array(fc.tuple(arbitraryDemand, fc.nat(4000)), { minLength: 100, maxLength: 600 });

  test("whoever goes when he may never meets a secondary limit", () => {
    fc.assert(
      fc.property(steps, (all) => {
        let now = NOW;
        const github = new SecondaryLimits(() => now, true);
        let budget = FRESH_BUDGET;
        for (const [demand, pause] of all) {
          now = Math.max(now + pause, findStart(budget, demand, now + pause));
          const { resource, isWrite, contents } = demand;
          const asked = { api: resource === "core" ? "rest" : "graphql", points: isWrite ? 5 : 1, contents };
          expect(github.spend("installation", asked as never)).toBeNull();
          budget = spend(budget, demand, "a", now);
        }
      }),
      { numRuns: 20 },
    );
  });

  test("not even who asks all the time", () => {
    let now = NOW;
    const github = new SecondaryLimits(() => now, true);
    let budget = FRESH_BUDGET;
    let asked = 0;
    for (; now < NOW + 5 * 60_000; asked += 1) {
      const demand = {
        resource: "graphql",
        purpose: "event",
        points: 1,
        isWrite: false,
        contents: 0,
      } as const;
      now = findStart(budget, demand, now);
      expect(github.spend("installation", { api: "graphql", points: 1, contents: 0 })).toBeNull();
      budget = spend(budget, demand, "a", now);
    }
    expect(asked).toBeGreaterThan(5 * 1700);
  });

  test("of the hour's points sweeps leave a quarter, and events never ask in vain", () => {
    fc.assert(
      fc.property(steps, (all) => {
        let [now, used, resetAt] = [NOW, 0, NOW + HOUR];
        let budget = FRESH_BUDGET;
        for (const [{ contents: _, ...wanted }, pause] of all) {
          const demand = { ...wanted, resource: "graphql", isWrite: false, contents: 0 } as const;
          now = Math.max(now + pause, findStart(budget, demand, now + pause));
          if (now >= resetAt) [used, resetAt] = [0, now + HOUR];
          used += demand.points;
          expect(used).toBeLessThanOrEqual(demand.purpose === "sweep" ? 750 : 1000);
          budget = hearHour(spend(budget, demand, "a", now), "graphql", { limit: 1000, used, resetAt }, now);
        }
      }),
      { numRuns: 30 },
    );
  });

  test("of comments there are at most 60 in any minute and 400 in any hour", () => {
    fc.assert(
      fc.property(fc.array(fc.tuple(fc.nat(30), fc.nat(40_000)), { maxLength: 300 }), (all) => {
        const made: { at: number; count: number }[] = [];
        let budget = FRESH_BUDGET;
        let now = NOW;
        for (const [wanted, pause] of all) {
          now += pause;
          const count = Math.min(wanted, findContentRoom(budget, "event", now).left);
          budget = spendContents(budget, count, "a", now);
          made.push({ at: now, count });
        }
        const within = (from: number, ms: number): number =>
          made.filter(({ at }) => at >= from && at < from + ms).reduce((sum, { count }) => sum + count, 0);
        for (const { at } of made) {
          expect(within(at, 60_000)).toBeLessThanOrEqual(60);
          expect(within(at, HOUR)).toBeLessThanOrEqual(400);
        }
      }),
      { numRuns: 30 },
    );
  });

  test("a nap is never shortened", () => {
    fc.assert(
      fc.property(arbitraryBudget, fc.option(arbitraryInstant), fc.nat(HOUR), (stored, until, ms) => {
        const once = putToSleep(stored, NOW + ms, NOW);
        expect(putToSleep(once, until, NOW).asleepUntil).toBeGreaterThanOrEqual(once.asleepUntil);
      }),
    );
  });
});
