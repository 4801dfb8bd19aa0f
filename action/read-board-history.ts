import type { CompiledMap } from "../shared/decide/compile-rules.ts";
import { GitHubError } from "../shared/domain/github-error.ts";
import type { Issue } from "../shared/domain/issue.ts";
import type { BoardName } from "../shared/reconcile/ports.ts";
import type { ObservedHistory } from "../shared/reconcile/report-ports.ts";
import { describeWait } from "./explain-github-error.ts";
import type { GitHubConnection } from "./open-connection.ts";
import type { GitHubEnvironment } from "./read-github-environment.ts";
import type { Terminal } from "./terminal.ts";

/** Issues with the history of the board, if it could be read; if not, why, a sentence or two. */
export interface BoardHistory {
  readonly issues: readonly Issue[];
  readonly notes: readonly string[];
}

/**
 * The board's history, where the flow map names one. The report is whole without it: what keeps it from being read is a
 * note, and a warning where somebody gave a token for it.
 */
export async function readBoardHistory(
  histories: readonly ObservedHistory[],
  { flowMap: { project } }: CompiledMap,
  github: Pick<GitHubConnection, "boards" | "statuses">,
  environment: Pick<GitHubEnvironment, "tokenName" | "projectToken">,
  terminal: Terminal,
): Promise<BoardHistory> {
  const issues = histories.map(({ issue }) => issue);
  if (project === null) return { issues, notes: [] };
  terminal.progress("Reading the board's history");
  const read = await readStatuses(project, histories, github).catch((error: unknown) => {
    if (error instanceof GitHubError) return error;
    throw error;
  });
  terminal.progress("");
  if (Array.isArray(read)) return { issues: read, notes: [] };
  const note =
    read === null ? describeUnseen(project, environment) : describeFailure(project, read as GitHubError);
  if (read !== null || environment.projectToken !== null) terminal.warn(note);
  return { issues, notes: [note] };
}

/** Null = the token does not see the board. */
async function readStatuses(
  project: BoardName,
  histories: readonly ObservedHistory[],
  { boards, statuses }: Pick<GitHubConnection, "boards" | "statuses">,
): Promise<readonly Issue[] | null> {
  if ((await boards.readBoard(project)) === null) return null;
  return await statuses.readStatuses(project, histories);
}

const nameBoard = ({ owner, number }: BoardName): string => `project ${number} of ${owner}`;

function describeUnseen(
  project: BoardName,
  { tokenName, projectToken }: Pick<GitHubEnvironment, "tokenName" | "projectToken">,
): string {
  const name = tokenName === "github-token" ? "project-token" : "STREAMKEEPER_PROJECT_TOKEN";
  if (projectToken === null) {
    return `The board (${nameBoard(project)}) can't be seen with this token: no status history. A workflow's own token never sees boards; ${name} may.`;
  }
  return `The board (${nameBoard(project)}) is not there, or ${name} does not see it: no status history. It takes an App's token with organisation projects: read that is still good.`;
}

const describeFailure = (project: BoardName, error: GitHubError): string =>
  `The history of the board (${nameBoard(project)}) could not be read, so this report does without: ${error.message}${describeWait(error)}`;
