import fc from "fast-check";
import { type Budget, type Demand, FRESH_BUDGET } from "../../shared/github/budget.ts";

export const NOW = Date.parse("2026-11-24T10:00:00Z");
const HOUR = 3_600_000;

/** Around now, a day off at most: clocks jump. */
export const arbitraryInstant: fc.Arbitrary<number> = fc.oneof(
  fc.integer({ min: NOW - 2 * HOUR, max: NOW + 2 * HOUR }),
  fc.integer({ min: NOW - 24 * HOUR, max: NOW + 24 * HOUR }),
  fc.constant(0),
);

const mark = fc.record({
  at: arbitraryInstant.map((at) => Math.ceil(at / 1000) * 1000),
  by: fc.constantFrom("a", "b"),
  amount: fc.integer({ min: 1, max: 900 }),
});
/** One mark a second for each process, as they are made. */
const marks = fc.uniqueArray(mark, { maxLength: 8, selector: ({ at, by }) => `${at} ${by}` });
const hour = fc.record({
  limit: fc.constantFrom(1000, 5000, 12_500),
  used: fc.integer({ min: 0, max: 13_000 }),
  resetAt: arbitraryInstant,
});
const both = <T>(one: fc.Arbitrary<T>) => fc.record({ graphql: one, core: one });

/** Anything that may be stored, from any clock. */
export const arbitraryBudget: fc.Arbitrary<Budget> = fc.oneof(
  fc.constant(FRESH_BUDGET),
  fc.record({
    hours: both(fc.option(hour)),
    asleepUntil: arbitraryInstant,
    naps: fc.nat(20),
    wroteAt: arbitraryInstant,
    requests: both(marks),
    contents: marks,
  }),
);

export const arbitraryDemand: fc.Arbitrary<Demand> = fc.record({
  resource: fc.constantFrom("graphql" as const, "core" as const),
  purpose: fc.constantFrom("event" as const, "sweep" as const),
  points: fc.integer({ min: 1, max: 100 }),
  isWrite: fc.boolean(),
  contents: fc.nat(20),
});
