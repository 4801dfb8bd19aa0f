import { GitHubError } from "../../shared/domain/github-error.ts";
import type { SweepReason } from "../../shared/reconcile/sweep.ts";
import type { SweepResult } from "../../shared/reconcile/sweep-repository.ts";
import type { Instruments } from "./instruments.ts";
import type { SweepOutcome } from "./sweep-outcome.ts";

export type SweepInstruments = Pick<
  Instruments,
  "sweeps" | "sweepTimes" | "sweptIssues" | "sweptChanges" | "repairs"
>;

/**
 * Counts how a run of a sweep ended and, if the sweep is done, what it came to.
 *
 * @param now milliseconds since 1970
 * @returns what the run resolves to; rejects as it does
 */
export async function countSweep(
  reason: SweepReason,
  run: Promise<SweepResult | null>,
  instruments: SweepInstruments,
  now: () => number,
): Promise<SweepResult | null> {
  let outcome: SweepOutcome = "failed";
  try {
    const result = await run;
    outcome = result === null ? "no-map" : "done";
    if (result !== null) countDone(reason, result, instruments, now());
    return result;
  } catch (error) {
    if (error instanceof GitHubError && error.kind === "limited") outcome = "paused";
    throw error;
  } finally {
    instruments.sweeps.inc({ reason, outcome });
  }
}

function countDone(
  reason: SweepReason,
  { tally, startedAt }: SweepResult,
  { sweepTimes, sweptIssues, sweptChanges, repairs }: SweepInstruments,
  now: number,
): void {
  // A clock that was set back makes nothing shorter than nothing.
  sweepTimes.observe({ reason }, Math.max(0, now - startedAt) / 1000);
  sweptIssues.inc({ reason }, tally.issues);
  sweptChanges.inc({ reason }, tally.changed);
  repairs.inc(tally.repaired);
}
