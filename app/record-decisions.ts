import { describeError } from "./describe-error.ts";
import { type LookedAt, listLedgerEntries } from "./list-ledger-entries.ts";
import type { Log } from "./log.ts";
import type { Ledger } from "./store/ledger.ts";

export interface RecordTools {
  readonly ledger: Pick<Ledger, "record">;
  readonly log: Log;
}

/**
 * Writes down what a look at an issue came to. Never rejects: without the ledger all goes on as before, and GitHub has
 * the truth.
 */
export async function recordDecisions(look: LookedAt, { ledger, log }: RecordTools): Promise<void> {
  try {
    await ledger.record(listLedgerEntries(look));
  } catch (error) {
    const { owner, repo, number } = look.place;
    log.warn(
      { issue: `${owner}/${repo}#${number}`, ...describeError(error) },
      "What was decided could not be written into the ledger.",
    );
  }
}
