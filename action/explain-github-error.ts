import { GitHubError } from "../shared/domain/github-error.ts";
import { API_URL_HINT, type GitHubEnvironment } from "./read-github-environment.ts";
import { EXIT, UserError } from "./user-error.ts";

/**
 * What GitHub failed at while a repository was read or written, for the person at the command line; other errors are
 * passed on as they are.
 *
 * @param repo "owner/name"
 */
export function explainGitHubError(error: unknown, repo: string): unknown {
  if (!(error instanceof GitHubError)) return error;
  return gitHubFailed(`${repo}: ${error.message}${HINTS[error.kind] ?? ""}${describeWait(error)}`);
}

const HINTS: Partial<Record<GitHubError["kind"], string>> = {
  gone: " Check the name, and that the token may see the repository.",
  forbidden: " It needs Contents: read and Issues: read; to write, Issues: write.",
  unavailable: " Try again later.",
};

const SET_TOKEN = "Set one that is good; `gh auth token` prints yours.";
const TOKEN_HINTS: Readonly<Record<GitHubEnvironment["tokenName"], string>> = {
  GH_TOKEN: SET_TOKEN,
  GITHUB_TOKEN: SET_TOKEN,
  "github-token": "Give one that is good; left out, it is the workflow's own.",
};

/** The same for the first questions, which are about no repository: so it is the token or the server. */
export function explainConnectionError(
  error: unknown,
  { tokenName, apiUrl }: Pick<GitHubEnvironment, "tokenName" | "apiUrl">,
): unknown {
  if (!(error instanceof GitHubError)) return error;
  const { kind, message } = error;
  if (kind === "limited") return gitHubFailed(`${message}${describeWait(error)}`);
  if (kind === "forbidden") {
    return gitHubFailed(`${tokenName}: ${message} ${TOKEN_HINTS[tokenName]}`);
  }
  if (kind === "unavailable") {
    return gitHubFailed(`${apiUrl}: ${message} Try again later, or check GITHUB_API_URL.`);
  }
  return gitHubFailed(
    `${apiUrl} does not answer as GitHub's API does. Check GITHUB_API_URL. ${API_URL_HINT}`,
  );
}

/** " Run it again after ..." for a limit; "" for other errors. */
export function describeWait({ retryAt }: GitHubError): string {
  if (retryAt === null) return "";
  // Not before: so the second after it began.
  const at = new Date(Math.ceil(retryAt / 1000) * 1000).toISOString().replace(".000Z", "Z");
  return ` Run it again after ${at}.`;
}

const gitHubFailed = (message: string): UserError => new UserError(message, EXIT.gitHubFailed);
