import type { RowProblems } from "./row-problems.ts";

/** Merged is a state of pull requests, which gh exports in the same form. */
const OPEN: Readonly<Record<string, boolean>> = { open: true, closed: false, merged: false };

/** Whether the issue is open; null when `state` does not say it, which is told. Any case is read. */
export function readState(value: unknown, field: string, problems: RowProblems): boolean | null {
  const state = typeof value === "string" ? value.trim().toLowerCase() : "";
  if (Object.hasOwn(OPEN, state)) return OPEN[state]!;
  problems.add(field, '"OPEN" or "CLOSED"', value);
  return null;
}
