import { readInstant } from "../text/read-instant.ts";
import type { RowProblems } from "./row-problems.ts";

const EXPECTED = "an instant with date, time and zone";
const HINT = "Write it as 2026-01-31T09:30:00Z or 2026-01-31T10:30:00+01:00.";

/** Milliseconds; null when there is none ("" too, as gh prints) or when it cannot be read, which is told. */
export function readInstantField(
  value: unknown,
  field: string,
  needed: boolean,
  problems: RowProblems,
): number | null {
  const isAbsent = value === undefined || value === null || value === "";
  if (isAbsent && !needed) return null;
  const at = typeof value === "string" ? readInstant(value) : null;
  if (at === null) problems.add(field, EXPECTED, value, HINT);
  return at;
}
