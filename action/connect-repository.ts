import type { Actor } from "../shared/domain/actor.ts";
import type { RepositoryName } from "../shared/domain/place.ts";
import { openMapAddress } from "../shared/github/web-address.ts";
import type { IssueReader, IssueWriter, PageReader } from "../shared/reconcile/ports.ts";
import { RepositoryDesk } from "../shared/reconcile/repository-desk.ts";
import { explainConnectionError, explainGitHubError } from "./explain-github-error.ts";
import { type GitHubConnection, openConnection } from "./open-connection.ts";
import { openRepositoryMap } from "./open-repository-map.ts";
import type { GitHubEnvironment } from "./read-github-environment.ts";
import { readRepositoryName } from "./read-repository-name.ts";
import type { Terminal } from "./terminal.ts";
import { UserError } from "./user-error.ts";

export interface ConnectOptions {
  /** "owner/name". */
  readonly repo: string;
  /** Not told = the repository's own. */
  readonly map?: string;
  readonly automation: readonly string[];
  /** Asked once the name is known to be one. */
  readonly readEnvironment: () => GitHubEnvironment;
  /** False = a plan: nothing is set up, and there is no writer. */
  readonly mayWrite: boolean;
  /** A person's token may write; its labels are holds. */
  readonly asPerson?: boolean;
}

/** A repository on GitHub, ready to be planned; and to be written, if that was asked for. */
export interface RepositoryConnection {
  /** As of a sweep: the same one until it is asked for anew. */
  readonly openDesk: (anew: boolean) => Promise<RepositoryDesk>;
  readonly reader: IssueReader;
  readonly pages: PageReader;
  readonly writer: IssueWriter | null;
  /** Whom the token belongs to. */
  readonly me: Actor;
  readonly mapUrl: (repo: string | null) => string | null;
  readonly countOpenIssues: () => Promise<number>;
}

/** @throws UserError for what the user can put right, with exit code 3 when GitHub or the network failed */
export async function connectRepository(
  options: ConnectOptions,
  terminal: Terminal,
): Promise<RepositoryConnection> {
  const repository = readRepositoryName(options.repo);
  const environment = options.readEnvironment();
  const github = await openConnection(environment, options).catch((error: unknown) => {
    throw explainConnectionError(error, environment);
  });
  if (options.mayWrite && options.asPerson !== true) refusePerson(github.me, environment);
  try {
    const open = () => openDesk(repository, options, github, environment, terminal);
    let desk = await open();
    return {
      openDesk: async (anew) => {
        if (anew) desk = await open();
        return desk;
      },
      reader: github.issues,
      pages: github.pages,
      writer: github.writer,
      me: github.me,
      mapUrl: openMapAddress(environment.apiUrl),
      countOpenIssues: () => github.issues.countOpenIssues(repository),
    };
  } catch (error) {
    throw explainGitHubError(error, options.repo);
  }
}

async function openDesk(
  repository: RepositoryName,
  { map: file, automation, mayWrite }: ConnectOptions,
  { maps, labels, boards, me }: GitHubConnection,
  environment: GitHubEnvironment,
  terminal: Terminal,
): Promise<RepositoryDesk> {
  const ours = [...automation, ...(me.kind === "bot" ? [`${me.login}[bot]`] : [])];
  const opening = await openRepositoryMap(repository, { file, automation: ours }, maps, terminal);
  const tell = (trouble: string): void => terminal.warn(`${trouble}\n`);
  const desk = await RepositoryDesk.open({ repository, ...opening }, { labels, boards, mayWrite, tell });
  tellBoardToken(desk, environment, terminal);
  return desk;
}

/** Which token it was that did not see the board. */
function tellBoardToken(
  { map, board }: RepositoryDesk,
  { projectToken, tokenName }: GitHubEnvironment,
  terminal: Terminal,
): void {
  if (map.flowMap.project === null || board?.board != null) return;
  const name = tokenName === "github-token" ? "project-token" : "STREAMKEEPER_PROJECT_TOKEN";
  terminal.warn(
    projectToken === null
      ? `Set ${name} to a token that sees the board. All else goes on without it.\n`
      : `That is what ${name} sees: is it still good? All else goes on without the board.\n`,
  );
}

/** What a person's token writes counts as that person's choice, so that nothing would ever be revised again. */
function refusePerson({ login, kind }: Actor, { tokenName }: GitHubEnvironment): void {
  if (kind === "bot") return;
  const use =
    tokenName === "github-token"
      ? "Leave github-token out for the workflow's own token, or give that of an App."
      : "Use the token of an App or of a workflow, or say --as-person if that is what you want.";
  throw new UserError(
    `The token is that of ${login}, a person: every label it puts would be a person's choice, which Streamkeeper never changes again. ${use}`,
  );
}
