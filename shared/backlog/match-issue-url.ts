export interface IssueUrl {
  /** "owner/name". */
  readonly repo: string;
  readonly isPullRequest: boolean;
}

const ISSUE_URL = /^https?:\/\/[^\s/]+\/([^\s/]+\/[^\s/]+)\/(issues|pull)\/\d+/;

/** What the address of an issue's or pull request's page says; null for any other. */
export function matchIssueUrl(url: unknown): IssueUrl | null {
  const match = typeof url === "string" ? ISSUE_URL.exec(url) : null;
  return match === null ? null : { repo: match[1]!, isPullRequest: match[2] === "pull" };
}
