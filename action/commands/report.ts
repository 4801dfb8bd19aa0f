import { type CompiledMap, compileRules } from "../../shared/decide/compile-rules.ts";
import { isAutomation } from "../../shared/decide/is-automation.ts";
import type { Actor } from "../../shared/domain/actor.ts";
import type { Issue } from "../../shared/domain/issue.ts";
import type { HealthReport } from "../../shared/metrics/health-report.ts";
import type { BacklogSource } from "../../shared/reconcile/plan-backlog.ts";
import { reportBacklog } from "../../shared/reconcile/report-backlog.ts";
import { fitPage } from "../../shared/report/fit-page.ts";
import { openReportLinks } from "../../shared/report/report-links.ts";
import { count } from "../../shared/text/count.ts";
import { DEFAULT_MAP } from "../default-map.ts";
import { findSharedFile } from "../find-shared-file.ts";
import { listRepositories } from "../list-repositories.ts";
import { openBacklog } from "../open-backlog.ts";
import { printReport } from "../print-report.ts";
import { readGitHubEnvironment } from "../read-github-environment.ts";
import { readIssues } from "../read-issues.ts";
import { readValidMap } from "../read-valid-map.ts";
import { type GitHubReport, reportOnGitHub } from "../report-on-github.ts";
import type { Terminal } from "../terminal.ts";
import { EXIT, UserError } from "../user-error.ts";
import { writeText } from "../write-whole.ts";

export interface ReportOptions {
  /** The issues come from a file or from GitHub. */
  readonly backlog?: string;
  /** "owner/name", one or more. */
  readonly repo?: readonly string[];
  /** Not told = `.github/flow-map.yml`, with `repo` the first repository's own. */
  readonly map?: string;
  /** Not told = what the flow map says. */
  readonly weeks?: number;
  /** Milliseconds. */
  readonly now: number;
  readonly automation: readonly string[];
  readonly skipBadRows: boolean;
  readonly markdown?: string;
  readonly json?: string;
}

/** `streamkeeper report`: the health of each stream, for the terminal, as a Markdown page and as JSON. */
export async function report(options: ReportOptions, terminal: Terminal): Promise<void> {
  const { backlog, repo, markdown, json } = options;
  if ((backlog === undefined) === (repo === undefined)) {
    throw new UserError("Name the issues: either --backlog FILE or --repo OWNER/NAME.", EXIT.wrongUsage);
  }
  if (markdown === "-" && json === "-") {
    throw new UserError("Only one of --markdown and --json can be standard output.", EXIT.wrongUsage);
  }
  const written = { "--markdown": markdown, "--json": json };
  const map = options.map ?? (repo === undefined ? DEFAULT_MAP : undefined);
  const shared = findSharedFile(written, { "--backlog": backlog, "--map": map });
  if (shared !== null) throw new UserError(shared, EXIT.wrongUsage);
  const made =
    repo === undefined
      ? await reportFile({ ...options, backlog: backlog! }, terminal)
      : await reportRepositories(listRepositories(repo), options, terminal);
  if (markdown !== undefined) await writeText(markdown, fitPage(made.report, made.links).markdown);
  if (json !== undefined) await writeText(json, `${JSON.stringify(made.report.figures, null, 2)}\n`);
  if (markdown !== "-" && json !== "-") terminal.print(printReport(made.report, terminal));
}

async function reportRepositories(
  repositories: readonly string[],
  options: ReportOptions,
  terminal: Terminal,
): Promise<GitHubReport> {
  return await reportOnGitHub({ ...options, repositories }, readGitHubEnvironment(process.env), terminal);
}

async function reportFile(
  {
    backlog: file,
    map: mapFile,
    automation,
    weeks,
    now,
    skipBadRows,
  }: ReportOptions & { readonly backlog: string },
  terminal: Terminal,
): Promise<GitHubReport> {
  const map: CompiledMap = compileRules(readValidMap(mapFile ?? DEFAULT_MAP, automation, terminal));
  const backlog = await openBacklog(file);
  try {
    const settings = {
      file,
      isAutomation: (actor: Actor | null) => isAutomation(actor, map.automation),
      skipBadRows,
      timesNeeded: true,
    };
    const repositories = new Map<string, string>();
    const issues = readIssues(backlog, settings, terminal);
    const report = await reportBacklog(watchRepositories(issues, repositories), map, {
      now,
      weeks: weeks ?? map.flowMap.report.weeks,
      kind: "backlog",
      notes: [],
    });
    const links = openFileLinks([...repositories.values()]);
    return { report: noteSkipped(report, issues.countSkipped()), links };
  } finally {
    backlog.close();
  }
}

/** Figures without some of the rows are not those of the whole backlog: whoever reads them has to know. */
function noteSkipped({ figures, ...rest }: HealthReport, rows: number): HealthReport {
  if (rows === 0) return { figures, ...rest };
  const notes = [`${count(rows, "row")} left out that can't be read.`, ...figures.source.notes];
  return { figures: { ...figures, source: { ...figures.source, notes } }, ...rest };
}

/** The repositories that the issues are of, for links; names ignore case. */
function watchRepositories(source: BacklogSource, seen: Map<string, string>): BacklogSource {
  return {
    connected: source.connected,
    async *issues(commentsKnown): AsyncGenerator<Issue> {
      for await (const issue of source.issues(commentsKnown)) {
        if (issue.repo !== null) seen.set(issue.repo.toLowerCase(), issue.repo);
        yield issue;
      }
    },
  };
}

function openFileLinks(repositories: readonly string[]): GitHubReport["links"] {
  const serverUrl = "https://github.com";
  return openReportLinks({ serverUrl, repositories, mapUrl: null, boardUrl: null, runUrl: null });
}
