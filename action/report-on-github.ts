import type { CompiledMap } from "../shared/decide/compile-rules.ts";
import { GitHubError } from "../shared/domain/github-error.ts";
import type { Issue } from "../shared/domain/issue.ts";
import type { RepositoryName } from "../shared/domain/place.ts";
import { openMapAddress, toWebAddress } from "../shared/github/web-address.ts";
import type { HealthReport } from "../shared/metrics/health-report.ts";
import { fitReading, type Reading } from "../shared/reconcile/fit-reading.ts";
import type { BacklogSource } from "../shared/reconcile/plan-backlog.ts";
import type { HistoryReader, ObservedHistory } from "../shared/reconcile/report-ports.ts";
import { openReportLinks, type ReportLinks } from "../shared/report/report-links.ts";
import { count, groupDigits } from "../shared/text/count.ts";
import { describeOldServer } from "./describe-old-server.ts";
import { describeWait, explainConnectionError, explainGitHubError } from "./explain-github-error.ts";
import { findOtherBots } from "./find-other-bots.ts";
import { type GitHubConnection, openConnection } from "./open-connection.ts";
import type { RepositoryMap } from "./open-repository-map.ts";
import { readBoardHistory } from "./read-board-history.ts";
import type { GitHubEnvironment } from "./read-github-environment.ts";
import { readRepositoryName } from "./read-repository-name.ts";
import type { Terminal } from "./terminal.ts";
import { EXIT, UserError } from "./user-error.ts";

export interface ReportOnGitHubOptions {
  /** "owner/name"; the flow map is the first one's. */
  readonly repositories: readonly string[];
  /** A flow map's file; not told = the first repository's own. */
  readonly map?: string;
  /** Not told = what the flow map says. */
  readonly weeks?: number;
  /** Milliseconds. */
  readonly now: number;
  readonly automation: readonly string[];
}

/** A report, and where its numbers lead. */
export interface GitHubReport {
  readonly report: HealthReport;
  readonly links: ReportLinks;
}

/**
 * Reads what a health report needs of one repository or more, and makes it. The reading of flow maps and the figures are
 * loaded while GitHub answers, so that the first request goes out early.
 *
 * @throws UserError for what the user can put right, with exit code 3 when GitHub or the network failed
 */
export async function reportOnGitHub(
  options: ReportOnGitHubOptions,
  environment: GitHubEnvironment,
  terminal: Terminal,
): Promise<GitHubReport> {
  const repositories = options.repositories.map(readRepositoryName);
  const github = await openConnection(environment, { mayWrite: false }).catch((error: unknown) => {
    throw explainConnectionError(error, environment);
  });
  const named = options.repositories.join(", ");
  try {
    const { map, isFormer } = await openMap(repositories[0]!, options, github, terminal);
    const weeks = options.weeks ?? map.flowMap.report.weeks;
    const reading = await chooseReading(repositories, { weeks, now: options.now }, github, named, terminal);
    const histories = await readAll(repositories, reading, github, terminal);
    const { issues, notes } = await readBoardHistory(histories, map, github, environment, terminal);
    const { reportBacklog } = await import("../shared/reconcile/report-backlog.ts");
    const report = await reportBacklog(toSource(issues), map, {
      now: options.now,
      weeks: reading.weeks,
      readSince: reading.since,
      kind: "github",
      notes: [
        ...(isFormer ? [FORMER_MAP] : []),
        ...reading.notes,
        ...describeDisabled(options.repositories, reading),
        ...describeOldServer(github.features),
        ...notes,
        ...describeOtherBots(issues, map),
      ],
    });
    return { report, links: openLinks(options, environment, map) };
  } catch (error) {
    throw explainGitHubError(error, named);
  }
}

async function openMap(
  repository: RepositoryName,
  { map: file, automation }: ReportOnGitHubOptions,
  { maps, me }: GitHubConnection,
  terminal: Terminal,
): Promise<RepositoryMap> {
  const ours = [...automation, ...(me.kind === "bot" ? [`${me.login}[bot]`] : [])];
  const { openRepositoryMap } = await import("./open-repository-map.ts");
  return await openRepositoryMap(repository, { file, automation: ours }, maps, terminal).catch(
    failIn(repository),
  );
}

const nameOf = ({ owner, repo }: RepositoryName): string => `${owner}/${repo}`;

/** Of several repositories one fails: which, has to be said. */
const failIn =
  (repository: RepositoryName) =>
  (error: unknown): never => {
    throw explainGitHubError(error, nameOf(repository));
  };

async function chooseReading(
  repositories: readonly RepositoryName[],
  wanted: { readonly weeks: number; readonly now: number },
  { histories }: GitHubConnection,
  named: string,
  terminal: Terminal,
): Promise<Reading> {
  const measure: HistoryReader["measure"] = (repository, since) =>
    histories.measure(repository, since).catch(failIn(repository));
  const fitted = await fitReading(repositories, wanted, { ...histories, measure });
  if (!fitted.fits) {
    const { cost, remaining, resetAt } = fitted;
    const error = new GitHubError("limited", "", resetAt);
    throw new UserError(
      `${named}: reading takes about ${count(cost.points, "point")} of GitHub's limit, and ${groupDigits(remaining)} are left for this hour.${describeWait(error)}`,
      EXIT.gitHubFailed,
    );
  }
  const { reading } = fitted;
  const issues = reading.sizes.reduce((sum, { open, closed }) => sum + open + closed, 0);
  terminal.inform(
    `About to read ${count(issues, "issue")}: some ${count(reading.cost.requests, "request")} and ${count(reading.cost.points, "point")}${describeBudget(reading)}.`,
  );
  for (const note of reading.notes) terminal.warn(note);
  return reading;
}

function describeBudget({ sizes }: Reading): string {
  const points = sizes.find((size) => size.points !== null)?.points;
  return points == null ? "" : ` of the ${groupDigits(points.remaining)} that are left for this hour`;
}

async function readAll(
  repositories: readonly RepositoryName[],
  { since, sizes }: Reading,
  { histories }: GitHubConnection,
  terminal: Terminal,
): Promise<ObservedHistory[]> {
  const all: ObservedHistory[] = [];
  // A repository may be named twice: by its present name, and by one that it had.
  const seen = new Set<string>();
  const total = sizes.reduce((sum, { open, closed }) => sum + open + closed, 0);
  for (const [index, repository] of repositories.entries()) {
    if (sizes[index]?.issuesEnabled === false) continue;
    try {
      for await (const one of histories.readHistory(repository, since)) {
        if (!seen.has(one.id)) all.push(one);
        seen.add(one.id);
        terminal.progress(`Reading issues: ${groupDigits(all.length)} of up to ${groupDigits(total)}`);
      }
    } catch (error) {
      throw explainBreak(error, repository, { read: all.length, total });
    }
  }
  terminal.progress("");
  return all;
}

function explainBreak(
  error: unknown,
  repository: RepositoryName,
  { read, total }: { readonly read: number; readonly total: number },
): unknown {
  if (!(error instanceof GitHubError) || error.kind !== "limited") {
    return explainGitHubError(error, nameOf(repository));
  }
  return new UserError(
    `${nameOf(repository)}: ${error.message} ${count(read, "issue")} of about ${groupDigits(total)} had been read; nothing was written.${describeWait(error)}`,
    EXIT.gitHubFailed,
  );
}

const FORMER_MAP =
  "The flow map on the default branch is not valid: the last valid version of it is in force.";

/** The App's labels would else count as people's choices, without a word. */
const describeOtherBots = (issues: readonly Issue[], map: CompiledMap): string[] =>
  findOtherBots(issues, map).map(
    (login) =>
      `Stream labels by ${login}[bot] count as a person's choice. If it is your Streamkeeper, name it under automation in the flow map.`,
  );

const describeDisabled = (names: readonly string[], { sizes }: Reading): string[] =>
  names.flatMap((name, index) =>
    sizes[index]?.issuesEnabled === false ? [`Issues are switched off in ${name}.`] : [],
  );

function toSource(issues: readonly Issue[]): BacklogSource {
  const all = async function* (): AsyncGenerator<Issue> {
    yield* issues;
  };
  return { connected: all, issues: all };
}

function openLinks(
  { repositories, map: file }: ReportOnGitHubOptions,
  { apiUrl }: GitHubEnvironment,
  { flowMap: { project } }: CompiledMap,
): ReportLinks {
  const serverUrl = toWebAddress(apiUrl);
  return openReportLinks({
    serverUrl,
    repositories,
    mapUrl: file === undefined ? openMapAddress(apiUrl)(repositories[0] ?? null) : null,
    boardUrl: project === null ? null : `${serverUrl}/orgs/${project.owner}/projects/${project.number}`,
    runUrl: null,
  });
}
