import { syncRepository } from "../shared/reconcile/sync-repository.ts";
import type { SyncResult } from "../shared/reconcile/sync-tally.ts";
import { type ConnectOptions, connectRepository } from "./connect-repository.ts";
import { explainGitHubError } from "./explain-github-error.ts";
import { readRepositoryName } from "./read-repository-name.ts";
import { SurpriseList } from "./surprise-list.ts";
import { tellReading } from "./tell-reading.ts";
import type { Terminal } from "./terminal.ts";

/**
 * Makes all open issues of a repository agree with its flow map, and tells what about them may surprise.
 *
 * @throws UserError, with exit code 3 when GitHub or the network failed before anything was done
 */
export async function syncOnGitHub(
  options: Omit<ConnectOptions, "mayWrite">,
  terminal: Terminal,
): Promise<SyncResult> {
  const connection = await connectRepository({ ...options, mayWrite: true }, terminal);
  const { openDesk, writer, me } = connection;
  const surprises = new SurpriseList(me);
  try {
    const { map } = await openDesk(false);
    const total = await connection.countOpenIssues();
    const result = await syncRepository({
      ...connection,
      repository: readRepositoryName(options.repo),
      writer: writer!,
      total,
      now: Date.now,
      onRead: (runs) => surprises.add(runs, map),
      onProgress: (read, changed) => tellReading({ read, total, changed }, terminal),
    });
    terminal.progress("");
    surprises.tell(terminal);
    return result;
  } catch (error) {
    throw explainGitHubError(error, options.repo);
  }
}
