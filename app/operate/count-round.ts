import type { RedeliveryRound } from "../redeliver-failures.ts";
import type { Instruments } from "./instruments.ts";
import type { RoundOutcome } from "./round-outcome.ts";

export type RoundInstruments = Pick<Instruments, "redeliveryRounds" | "redeliveries" | "failureSweeps">;

/** Counts what a round of redeliveries came to, once it is over. Rejects as the round does. */
export async function countRound(
  round: Promise<RedeliveryRound>,
  { redeliveryRounds, redeliveries, failureSweeps }: RoundInstruments,
): Promise<void> {
  let outcome: RoundOutcome = "failed";
  try {
    const { redelivered, swept, isComplete } = await round;
    redeliveries.inc(redelivered);
    failureSweeps.inc(swept);
    outcome = isComplete ? "complete" : "incomplete";
  } finally {
    redeliveryRounds.inc({ outcome });
  }
}
