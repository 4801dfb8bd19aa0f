import { matchIssueUrl } from "./match-issue-url.ts";

/** Pull requests are told by `isPullRequest`, by REST's `pull_request`, or by their address. */
export function isPullRequest(row: Readonly<Record<string, unknown>>): boolean {
  const hasKey = row.pull_request !== undefined && row.pull_request !== null;
  return row.isPullRequest === true || hasKey || matchIssueUrl(row.url)?.isPullRequest === true;
}
