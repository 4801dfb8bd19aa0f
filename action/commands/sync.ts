import { type AppliedPlans, applyPlans } from "../../shared/reconcile/apply-plans.ts";
import { FirstComments } from "../../shared/reconcile/first-comments.ts";
import { listFirstComments } from "../../shared/reconcile/list-first-comments.ts";
import type { IssueWriter } from "../../shared/reconcile/ports.ts";
import { groupDigits } from "../../shared/text/count.ts";
import { explainGitHubError } from "../explain-github-error.ts";
import { type GitHubPlan, planOnGitHub } from "../plan-on-github.ts";
import { printSync } from "../print-sync.ts";
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
export async function sync({ dryRun, ...options }: SyncOptions, terminal: Terminal): Promise<void> {
  const { repo, now } = options;
  const plan = await planOnGitHub({ ...options, mayWrite: !dryRun }, terminal);
  const { runs, desk, writer } = plan;
  if (writer === null) {
    const planned = runs.map((run) => run.planned);
    return await showPlan(planned, { source: repo, onlyOpen: true }, desk.map, terminal);
  }
  const applied = await write(plan, writer, now, terminal).catch((error: unknown) => {
    throw explainGitHubError(error, repo);
  });
  terminal.progress("");
  const { done, undone } = printSync(applied, runs.length);
  terminal.print(done);
  if (undone !== null) throw new UserError(undone, EXIT.gitHubFailed);
}

async function write(
  { runs, desk, me }: GitHubPlan,
  writer: IssueWriter,
  now: number,
  terminal: Terminal,
): Promise<AppliedPlans> {
  const firstComments = new FirstComments();
  for (const at of listFirstComments(runs, me)) firstComments.take(desk.repository, at);
  const total = groupDigits(runs.filter(({ planned }) => planned.changes.length > 0).length);
  const tell = (soFar: number): void =>
    terminal.progress(`Writing: ${groupDigits(soFar)} of ${total} issues`);
  // Missing labels come first, one a second.
  if (total !== "0") tell(0);
  const mayAskAnew = (): boolean => firstComments.take(desk.repository, now);
  return await applyPlans(runs, desk, { writer, mayAskAnew, onDone: tell });
}
