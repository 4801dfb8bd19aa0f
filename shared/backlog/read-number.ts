import type { RowProblems } from "./row-problems.ts";

/** An issue's number; null when it is none, which is told. */
export function readNumber(value: unknown, field: string, problems: RowProblems): number | null {
  if (typeof value === "number" && Number.isSafeInteger(value) && value >= 1) return value;
  const isQuoted = typeof value === "string" && /^[1-9]\d{0,14}$/.test(value);
  problems.add(
    field,
    "a whole number from 1 on",
    value,
    isQuoted ? `Write it without quotes: ${value}.` : null,
  );
  return null;
}
