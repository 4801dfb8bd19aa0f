import type { StateReason } from "../state/issue.ts";

const REASONS: readonly string[] = ["COMPLETED", "DUPLICATE", "NOT_PLANNED", "REOPENED"];

/** "not planned", "not_planned" and "NOT_PLANNED" are the same; "" is none. */
export function readReason(given: string | null | undefined): StateReason | null {
  if (!given) return null;
  const reason = given.toUpperCase().replace(/[ -]/g, "_");
  if (!REASONS.includes(reason)) throw new Error(`"${given}" is none of ${REASONS.join(", ")}`);
  return reason as StateReason;
}
