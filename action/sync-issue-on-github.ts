import { isSameActor } from "../shared/domain/actor.ts";
import { syncIssue } from "../shared/reconcile/sync-issue.ts";
import type { SyncResult } from "../shared/reconcile/sync-tally.ts";
import { type ConnectOptions, connectRepository } from "./connect-repository.ts";
import { explainGitHubError } from "./explain-github-error.ts";
import type { TouchedIssue } from "./read-touched-issue.ts";
import type { Terminal } from "./terminal.ts";

/**
 * Makes the issue that an event is about agree with the flow map of its repository.
 *
 * @returns null = we touched it ourselves: nothing is to be done
 * @throws UserError, with exit code 3 when GitHub or the network failed before anything was done
 */
export async function syncIssueOnGitHub(
  { number, by }: TouchedIssue,
  options: Omit<ConnectOptions, "mayWrite">,
  terminal: Terminal,
): Promise<SyncResult | null> {
  const connection = await connectRepository({ ...options, mayWrite: true }, terminal);
  const { me, writer } = connection;
  if (isSameActor(by, me)) return null;
  try {
    return await syncIssue(number, { ...connection, writer: writer!, now: Date.now });
  } catch (error) {
    throw explainGitHubError(error, options.repo);
  }
}
