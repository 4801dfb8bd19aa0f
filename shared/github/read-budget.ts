import { type Budget, FRESH_BUDGET, type Hour } from "./budget.ts";
import type { Mark } from "./sliding-count.ts";

/** A budget as it was stored. What cannot be read is as if it had never been known: GitHub tells it again. */
export function readBudget(stored: unknown): Budget {
  const { hours, asleepUntil, naps, wroteAt, requests, contents } = recordOf(stored);
  return {
    hours: { graphql: readHour(recordOf(hours).graphql), core: readHour(recordOf(hours).core) },
    asleepUntil: readCount(asleepUntil) ?? FRESH_BUDGET.asleepUntil,
    naps: readCount(naps) ?? FRESH_BUDGET.naps,
    wroteAt: readCount(wroteAt) ?? FRESH_BUDGET.wroteAt,
    requests: { graphql: readMarks(recordOf(requests).graphql), core: readMarks(recordOf(requests).core) },
    contents: readMarks(contents),
  };
}

function readHour(value: unknown): Hour | null {
  const { limit, used, resetAt } = recordOf(value);
  const hour = { limit: readCount(limit), used: readCount(used), resetAt: readCount(resetAt) };
  return Object.values(hour).includes(null) ? null : (hour as Hour);
}

const readMarks = (value: unknown): readonly Mark[] =>
  Array.isArray(value) ? value.flatMap((mark: unknown) => readMark(recordOf(mark))) : [];

function readMark({ at, by, amount }: Readonly<Record<string, unknown>>): Mark[] {
  const read = { at: readCount(at), amount: readCount(amount) };
  if (read.at === null || read.amount === null || typeof by !== "string") return [];
  return [{ at: read.at, by, amount: read.amount }];
}

const readCount = (value: unknown): number | null =>
  typeof value === "number" && Number.isFinite(value) && value >= 0 ? value : null;

const recordOf = (value: unknown): Readonly<Record<string, unknown>> =>
  typeof value === "object" && value !== null ? (value as Readonly<Record<string, unknown>>) : {};
