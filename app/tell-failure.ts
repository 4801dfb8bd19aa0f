import { GitHubError } from "../shared/domain/github-error.ts";
import { describeError } from "./describe-error.ts";
import type { Log } from "./log.ts";

/** Logs what GitHub or the network failed at; a mistake in the code goes on. */
export function tellFailure(error: unknown, line: string, log: Log): GitHubError {
  if (!(error instanceof GitHubError)) throw error;
  log.warn(describeError(error), line);
  return error;
}
