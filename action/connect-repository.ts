import type { CompiledMap } from "../shared/decide/compile-rules.ts";
import { compileRules } from "../shared/decide/compile-rules.ts";
import type { Actor } from "../shared/domain/actor.ts";
import { GitHubError } from "../shared/domain/github-error.ts";
import type { RepositoryName } from "../shared/domain/place.ts";
import { printDiagnostic } from "../shared/flow-map/print-diagnostic.ts";
import { openMapAddress } from "../shared/github/web-address.ts";
import { openFlowMap } from "../shared/reconcile/open-flow-map.ts";
import type { IssueReader, IssueWriter } from "../shared/reconcile/ports.ts";
import { RepositoryDesk } from "../shared/reconcile/repository-desk.ts";
import { count, groupDigits } from "../shared/text/count.ts";
import { type GitHubConnection, openConnection } from "./open-connection.ts";
import { readGitHubEnvironment } from "./read-github-environment.ts";
import { readValidMap } from "./read-valid-map.ts";
import type { Terminal } from "./terminal.ts";
import { EXIT, UserError } from "./user-error.ts";

export interface ConnectOptions {
  /** "owner/name". */
  readonly repo: string;
  /** Not told = the repository's own. */
  readonly map?: string;
  readonly automation: readonly string[];
  /** False = a dry run: nothing is set up, and there is no writer. */
  readonly mayWrite: boolean;
  /** A person's token may write; its labels are holds. */
  readonly asPerson?: boolean;
}

/** A repository on GitHub, ready to be planned; and to be written, if that was asked for. */
export interface RepositoryConnection {
  readonly desk: RepositoryDesk;
  readonly reader: IssueReader;
  readonly writer: IssueWriter | null;
  readonly mapUrl: (repo: string | null) => string | null;
  /** Shows how many issues have been read. */
  readonly tellReading: (soFar: number) => void;
}

/** @throws UserError for what the user can put right, with exit code 3 when GitHub or the network failed */
export async function connectRepository(
  options: ConnectOptions,
  terminal: Terminal,
): Promise<RepositoryConnection> {
  const environment = readGitHubEnvironment(process.env);
  const repository = readRepositoryName(options.repo);
  try {
    const github = await openConnection(environment);
    if (options.mayWrite && !options.asPerson) refusePerson(github.me);
    const { map, version } = await openMap(repository, options, github, terminal);
    const { labels, boards, issues: reader } = github;
    const desk = await RepositoryDesk.open(
      { repository, map, version },
      { labels, boards, mayWrite: options.mayWrite, tell: (trouble) => terminal.warn(`${trouble}\n`) },
    );
    const total = await reader.countOpenIssues(repository);
    return {
      desk,
      reader,
      writer: options.mayWrite ? github.writer : null,
      mapUrl: openMapAddress(environment.apiUrl),
      tellReading: (soFar) =>
        terminal.progress(`Reading issues: ${groupDigits(soFar)} of ${groupDigits(Math.max(soFar, total))}`),
    };
  } catch (error) {
    throw explainGitHubError(error);
  }
}

/** What GitHub failed at, for the person at the command line; other errors are passed on as they are. */
export function explainGitHubError(error: unknown): unknown {
  if (!(error instanceof GitHubError)) return error;
  const hint = HINTS[error.kind] ?? "";
  const until = error.retryAt === null ? "" : ` Try again after ${new Date(error.retryAt).toISOString()}.`;
  return new UserError(`${error.message}${hint}${until}`, EXIT.gitHubFailed);
}

const HINTS: Partial<Record<GitHubError["kind"], string>> = {
  gone: " Is the name right, and may the token see it?",
  forbidden: " It has to be a good one, with Contents: read and Issues: read; to write, Issues: write.",
  unavailable: " Try again later.",
};

function readRepositoryName(written: string): RepositoryName {
  const [owner = "", repo = "", ...rest] = written.split("/");
  if (rest.length > 0 || !/^[\w-]+$/.test(owner) || !/^[\w.-]+$/.test(repo)) {
    throw new UserError(`--repo ${written}: write OWNER/NAME, such as acme/shop.`, EXIT.wrongUsage);
  }
  return { owner, repo };
}

/** What a person's token writes counts as that person's choice, so that nothing would ever be revised again. */
function refusePerson({ login, kind }: Actor): void {
  if (kind === "bot") return;
  throw new UserError(
    `The token is that of ${login}, a person: every label it puts would be a person's choice, which Streamkeeper never changes again. Use the token of an App or of a workflow, or say --as-person if that is what you want.`,
  );
}

async function openMap(
  repository: RepositoryName,
  { map: file, automation }: ConnectOptions,
  { maps, me }: GitHubConnection,
  terminal: Terminal,
): Promise<{ map: CompiledMap; version: string | null }> {
  const ours = [...automation, ...(me.kind === "bot" ? [`${me.login}[bot]`] : [])];
  if (file !== undefined) return { map: compileRules(readValidMap(file, ours, terminal)), version: null };
  const { map, version, diagnostics, isFormer, text } = await openFlowMap(repository, maps, ours);
  const name = `${repository.owner}/${repository.repo}`;
  if (version === null) {
    throw new UserError(
      `${name} has no .github/flow-map.yml on its default branch. Write one there, or name a file with --map.`,
    );
  }
  const errors = diagnostics.filter(({ severity }) => severity === "error");
  if (errors.length === 0) return { map: map!, version };
  const page = errors.map((one) => printDiagnostic(one, (text ?? "").split(/\r\n|\r|\n/))).join("\n\n");
  if (map === null) {
    throw new UserError(
      `${page}\n\nThe flow map of ${name} is not valid: ${count(errors.length, "error")}. Nothing was decided.`,
    );
  }
  if (isFormer) {
    terminal.warn(
      `${page}\n\nThe flow map of ${name} is not valid: its last valid version stays in force.\n`,
    );
  }
  return { map, version };
}
