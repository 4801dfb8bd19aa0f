import { type PlannedObservation, planRepository } from "../shared/reconcile/plan-repository.ts";
import { count } from "../shared/text/count.ts";
import { type ConnectOptions, connectRepository, type RepositoryConnection } from "./connect-repository.ts";
import { explainGitHubError } from "./explain-github-error.ts";
import { findOtherBots } from "./find-other-bots.ts";
import type { Terminal } from "./terminal.ts";

export interface GitHubPlan extends RepositoryConnection {
  readonly runs: readonly PlannedObservation[];
}

/**
 * Reads all open issues of a repository, plans each, and tells on standard error what about it may surprise.
 *
 * @param options `now` in milliseconds
 * @throws UserError, with exit code 3 when GitHub or the network failed
 */
export async function planOnGitHub(
  { now, ...options }: ConnectOptions & { readonly now: number },
  terminal: Terminal,
): Promise<GitHubPlan> {
  const connection = await connectRepository(options, terminal);
  const { desk, reader, mapUrl, tellReading } = connection;
  try {
    const runs = await planRepository(desk, reader, { now, mapUrl }, tellReading);
    terminal.progress("");
    tellHiddenCards(runs, terminal);
    tellOtherBots(runs, connection, terminal);
    return { ...connection, runs };
  } catch (error) {
    throw explainGitHubError(error, options.repo);
  }
}

/** The board itself was seen, or that would have been told. */
function tellHiddenCards(runs: readonly PlannedObservation[], terminal: Terminal): void {
  const hidden = runs.filter(({ observed }) => observed.boardVisible === false).length;
  if (hidden === 0) return;
  terminal.warn(
    `The cards of ${count(hidden, "issue")} cannot be seen, so they are left alone. The token for the board has to see the repository, too.\n`,
  );
}

/** A person who plans what an App or a workflow does would else see its labels as people's, without a word. */
function tellOtherBots(
  runs: readonly PlannedObservation[],
  { me, desk }: RepositoryConnection,
  terminal: Terminal,
): void {
  const bots =
    me.kind === "user"
      ? findOtherBots(
          runs.map(({ observed }) => observed.issue),
          desk.map,
        )
      : [];
  for (const login of bots) {
    terminal.warn(
      `Stream labels by ${login}[bot] count as a person's choice. If it is your Streamkeeper, add --automation '${login}[bot]'.\n`,
    );
  }
}
