import { type CompiledMap, compileRules } from "../../shared/decide/compile-rules.ts";
import { isAutomation } from "../../shared/decide/is-automation.ts";
import { planBacklog } from "../../shared/reconcile/plan-backlog.ts";
import { DEFAULT_MAP } from "../default-map.ts";
import { findSharedFile } from "../find-shared-file.ts";
import { openBacklog } from "../open-backlog.ts";
import { planOnGitHub } from "../plan-on-github.ts";
import { readGitHubEnvironment } from "../read-github-environment.ts";
import { readIssues } from "../read-issues.ts";
import { readValidMap } from "../read-valid-map.ts";
import { showPlan } from "../show-plan.ts";
import type { Terminal } from "../terminal.ts";
import { EXIT, UserError } from "../user-error.ts";

export interface PlanOptions {
  /** The issues come from a file or from GitHub. */
  readonly backlog?: string;
  readonly repo?: string;
  /** Not told = `.github/flow-map.yml`, with `repo` the repository's own. */
  readonly map?: string;
  /** Milliseconds. */
  readonly now: number;
  readonly automation: readonly string[];
  readonly skipBadRows: boolean;
  readonly json?: string;
  /** "12", "#12" or "owner/name#12". */
  readonly explain?: string;
}

/** `streamkeeper plan`: decides every issue of a backlog and shows what would be done. There is no writer. */
export async function plan(options: PlanOptions, terminal: Terminal): Promise<void> {
  const { backlog, repo } = options;
  if ((backlog === undefined) === (repo === undefined)) {
    throw new UserError("Name the issues: either --backlog FILE or --repo OWNER/NAME.", EXIT.wrongUsage);
  }
  const map = options.map ?? (repo === undefined ? DEFAULT_MAP : undefined);
  const shared = findSharedFile({ "--json": options.json }, { "--backlog": backlog, "--map": map });
  if (shared !== null) throw new UserError(shared, EXIT.wrongUsage);
  if (repo !== undefined) return await planRepository({ ...options, repo }, terminal);
  await planFile({ ...options, backlog: backlog! }, terminal);
}

async function planRepository(
  { repo, ...options }: PlanOptions & { readonly repo: string },
  terminal: Terminal,
): Promise<void> {
  const readEnvironment = () => readGitHubEnvironment(process.env);
  const { runs, desk } = await planOnGitHub({ ...options, repo, readEnvironment }, terminal);
  await showPlan(
    runs.map(({ planned }) => planned),
    { ...options, source: repo, onlyOpen: true },
    desk.map,
    terminal,
  );
}

async function planFile(
  options: PlanOptions & { readonly backlog: string },
  terminal: Terminal,
): Promise<void> {
  const map: CompiledMap = compileRules(
    readValidMap(options.map ?? DEFAULT_MAP, options.automation, terminal),
  );
  const backlog = await openBacklog(options.backlog);
  try {
    const settings = {
      file: options.backlog,
      isAutomation: (actor: Parameters<typeof isAutomation>[0]) => isAutomation(actor, map.automation),
      skipBadRows: options.skipBadRows,
      timesNeeded: false,
    };
    const issues = readIssues(backlog, settings, terminal);
    const planned = planBacklog(issues, map, {
      now: options.now,
      occasion: "sweep",
      mapUrl: (repo) => (repo === null ? null : `https://github.com/${repo}/blob/HEAD/${DEFAULT_MAP}`),
    });
    await showPlan(planned, { ...options, source: options.backlog, onlyOpen: false }, map, terminal);
  } finally {
    backlog.close();
  }
}
