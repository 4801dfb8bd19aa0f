import { type PlannedObservation, planRepository } from "../shared/reconcile/plan-repository.ts";
import type { RepositoryDesk } from "../shared/reconcile/repository-desk.ts";
import { type ConnectOptions, connectRepository } from "./connect-repository.ts";
import { explainGitHubError } from "./explain-github-error.ts";
import { SurpriseList } from "./surprise-list.ts";
import { tellReading } from "./tell-reading.ts";
import type { Terminal } from "./terminal.ts";

export interface GitHubPlan {
  readonly runs: readonly PlannedObservation[];
  readonly desk: RepositoryDesk;
}

/**
 * Reads all open issues of a repository, plans each with all the others at hand, and tells on standard error what about
 * them may surprise. There is no writer.
 *
 * @param options `now` in milliseconds
 * @throws UserError, with exit code 3 when GitHub or the network failed
 */
export async function planOnGitHub(
  { now, ...options }: Omit<ConnectOptions, "mayWrite"> & { readonly now: number },
  terminal: Terminal,
): Promise<GitHubPlan> {
  const connection = await connectRepository({ ...options, mayWrite: false }, terminal);
  const { pages, mapUrl, me } = connection;
  try {
    const desk = await connection.openDesk(false);
    const total = await connection.countOpenIssues();
    const runs = await planRepository(desk, pages, { now, mapUrl }, (read) =>
      tellReading({ read, total }, terminal),
    );
    terminal.progress("");
    const surprises = new SurpriseList(me);
    surprises.add(runs, desk.map);
    surprises.tell(terminal);
    return { runs, desk };
  } catch (error) {
    throw explainGitHubError(error, options.repo);
  }
}
