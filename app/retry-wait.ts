import { GitHubError } from "../shared/domain/github-error.ts";
import { PartialWriteError } from "../shared/reconcile/apply-plan.ts";
import { KeyRefusedError } from "./key-watch.ts";
import { OutOfReachError } from "./out-of-reach-error.ts";
import type { Fate } from "./queue.ts";

const SECOND = 1000;
const MINUTE = 60 * SECOND;

/** What changed under our hands, or a mistake of ours that another try may not meet. */
const WAITS: readonly number[] = [SECOND, 10 * SECOND, MINUTE, 5 * MINUTE];
/** GitHub, or the way to it, is down: four hours and more. */
const OUTAGE_WAITS: readonly number[] = [
  ...WAITS,
  ...[5, 10, 15, 30, 60, 120].map((minutes) => minutes * MINUTE),
];

/** GitHub's hour of requests begins anew within this time; it never asks for more. */
const LONGEST_LIMIT = 61 * MINUTE;

/**
 * Milliseconds to wait after this many attempts failed; null = no more attempts. What GitHub refused for good is not
 * tried again. Where GitHub says when, it is then.
 *
 * @param now milliseconds since 1970
 */
export function retryWait(attempt: number, error: unknown = null, now = 0): number | null {
  if (!(error instanceof GitHubError)) return WAITS[attempt - 1] ?? null;
  if (error instanceof KeyRefusedError) return MINUTE;
  if (error.kind === "unavailable") {
    const isOutage = !(error instanceof PartialWriteError);
    return (isOutage ? OUTAGE_WAITS : WAITS)[attempt - 1] ?? null;
  }
  if (error.kind !== "limited") return null;
  const wait = (error.retryAt ?? Number.NaN) - now;
  // GitHub's headers may say what is no time.
  return Number.isNaN(wait) ? MINUTE : Math.min(Math.max(wait, SECOND), LONGEST_LIMIT);
}

/** Whether a failure counts as an attempt: GitHub did nothing of what it put off, or for want of a good key. */
export const countsAsAttempt = (error: unknown): boolean =>
  !(error instanceof KeyRefusedError || (error instanceof GitHubError && error.kind === "limited"));

/** What becomes of a job that is given up. A place that is out of reach is none that its operator can repair. */
export function fateOf(error: unknown): Fate {
  if (!(error instanceof OutOfReachError)) return "bury";
  return error.closure === "suspended" ? "set-aside" : "drop";
}
