import { FirstComments } from "../../shared/reconcile/first-comments.ts";
import { applyPlans, planRepository, type SyncResult } from "../../shared/reconcile/reconcile-repository.ts";
import { count, groupDigits } from "../../shared/text/count.ts";
import { connectRepository, explainGitHubError } from "../connect-repository.ts";
import { showPlan } from "../show-plan.ts";
import type { Terminal } from "../terminal.ts";
import { EXIT, UserError } from "../user-error.ts";

export interface SyncOptions {
  /** "owner/name". */
  readonly repo: string;
  /** Not told = the repository's own. */
  readonly map?: string;
  readonly dryRun: boolean;
  readonly asPerson: boolean;
  readonly automation: readonly string[];
  /** Milliseconds. */
  readonly now: number;
}

/** `streamkeeper sync`: makes every open issue of a repository agree with its decision; what is right stays as it is. */
export async function sync(options: SyncOptions, terminal: Terminal): Promise<void> {
  const { repo, now, dryRun } = options;
  const { desk, reader, writer, mapUrl, tellReading } = await connectRepository(
    { ...options, mayWrite: !dryRun },
    terminal,
  );
  try {
    const runs = await planRepository(desk, reader, { now, mapUrl }, tellReading);
    terminal.progress("");
    if (writer === null) {
      const planned = (async function* () {
        for (const run of runs) yield run.planned;
      })();
      return await showPlan(planned, { source: repo }, desk.map, terminal);
    }
    const total = runs.filter(({ planned }) => planned.changes.length > 0).length;
    const firstComments = new FirstComments();
    const result = await applyPlans(runs, desk, {
      writer,
      mayAskAnew: () => firstComments.take(desk.repository, now),
      onDone: (soFar) => terminal.progress(`Writing: ${groupDigits(soFar)} of ${groupDigits(total)}`),
    });
    terminal.progress("");
    tellResult(result, runs.length, terminal);
  } catch (error) {
    throw explainGitHubError(error);
  }
}

/** Failures told one by one; the rest is counted. */
const MOST_FAILURES = 10;

function tellResult(
  { changed, writes, failed, heldBack }: SyncResult,
  read: number,
  terminal: Terminal,
): void {
  const done =
    changed === 0
      ? "everything is as it should be"
      : `${count(changed, "issue")} changed, with ${count(writes, "write")}`;
  terminal.print(`${count(read, "open issue")} read, ${done}.`);
  if (heldBack > 0) {
    terminal.print(
      `${count(heldBack, "issue")} will be asked about later: 30 first comments an hour are enough.`,
    );
  }
  if (failed.length === 0) return;
  const shown = failed.slice(0, MOST_FAILURES).map(({ number, error }) => `#${number}: ${error.message}`);
  const more = failed.length - shown.length;
  throw new UserError(
    [
      ...shown,
      ...(more > 0 ? [`... and ${groupDigits(more)} more.`] : []),
      `${count(failed.length, "issue")} could not be written. Run the same command again: what is done stays done.`,
    ].join("\n"),
    EXIT.gitHubFailed,
  );
}
