import { context } from "@actions/github";
import { toWebAddress } from "../shared/github/web-address.ts";
import type { SyncResult } from "../shared/reconcile/sync-tally.ts";
import { count } from "../shared/text/count.ts";
import type { ActionInputs } from "./inputs.ts";
import { openWorkflowEnvironment } from "./open-workflow-environment.ts";
import { printSync, type SyncWords } from "./print-sync.ts";
import { readPlace } from "./read-place.ts";
import { readTouchedIssue, type TouchedIssue } from "./read-touched-issue.ts";
import { renderSync } from "./render-sync.ts";
import { syncIssueOnGitHub } from "./sync-issue-on-github.ts";
import { syncOnGitHub } from "./sync-on-github.ts";
import { tellOutputs } from "./tell-outputs.ts";
import type { Terminal } from "./terminal.ts";
import { UserError } from "./user-error.ts";
import { writeSummary } from "./write-summary.ts";

/**
 * `command: sync`: the issue that an event is about, else all open ones; then the summary and the outputs.
 *
 * @throws UserError that says all that went wrong
 */
export async function syncInWorkflow(inputs: ActionInputs, log: Terminal): Promise<void> {
  const place = readPlace(context);
  const touched = readTouchedIssue(context);
  const environment = openWorkflowEnvironment(inputs, place);
  const options = {
    repo: place.repository,
    ...(inputs.map !== null && { map: inputs.map }),
    automation: [],
    readEnvironment: () => environment,
  };
  const result =
    touched === null ? await syncOnGitHub(options, log) : await syncIssueOnGitHub(touched, options, log);
  const words = describe(result, touched);
  log.print(words.done);
  const address = `${toWebAddress(place.apiUrl)}/${place.repository}/issues/`;
  const unshown = await writeSummary(renderSync(words, result?.numbers ?? [], address), log);
  const untold = tellOutputs({
    headline: words.done.split("\n")[0]!,
    changed: String(result?.numbers.length ?? 0),
    left: String(result === null ? 0 : countLeft(result)),
  });
  const wrong = [words.undone, unshown, untold].filter((one) => one !== null);
  if (wrong.length > 0) throw new UserError(wrong.join("\n"));
}

function describe(result: SyncResult | null, touched: TouchedIssue | null): SyncWords {
  const issue = touched === null ? "" : `#${touched.number}`;
  if (result === null)
    return { done: `${issue} was touched by ourselves: nothing is to be done.`, undone: null };
  const { applied, read } = result;
  if (touched === null) return printSync(applied, `${count(read, "open issue")} read`);
  if (read > 0 || countLeft(result) > 0) return printSync(applied, `${issue} looked at`);
  return {
    done: `${issue} is not there: deleted, moved to another repository, or a pull request.`,
    undone: null,
  };
}

/** What GitHub did not let us do now. */
const countLeft = ({ applied: { failed, wanting, stopped } }: SyncResult): number =>
  failed.length + wanting + (stopped?.left ?? 0);
