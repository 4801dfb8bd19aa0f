import { count } from "../../shared/text/count.ts";
import { planOnGitHub } from "../plan-on-github.ts";
import { printSync } from "../print-sync.ts";
import { readGitHubEnvironment } from "../read-github-environment.ts";
import { showPlan } from "../show-plan.ts";
import { syncOnGitHub } from "../sync-on-github.ts";
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
export async function sync({ dryRun, now, ...options }: SyncOptions, terminal: Terminal): Promise<void> {
  const wish = { ...options, readEnvironment: () => readGitHubEnvironment(process.env) };
  if (dryRun) {
    const { runs, desk } = await planOnGitHub({ ...wish, now }, terminal);
    const planned = runs.map((run) => run.planned);
    return await showPlan(planned, { source: options.repo, onlyOpen: true }, desk.map, terminal);
  }
  const { applied, read } = await syncOnGitHub(wish, terminal);
  const { done, undone } = printSync(applied, `${count(read, "open issue")} read`);
  terminal.print(done);
  if (undone !== null) throw new UserError(undone, EXIT.gitHubFailed);
}
