import { EXIT, UserError } from "./user-error.ts";

/** How a host reaches GitHub. */
export interface GitHubEnvironment {
  readonly token: string;
  /** The variable that holds it, or the Action's input. */
  readonly tokenName: "GH_TOKEN" | "GITHUB_TOKEN" | "github-token";
  /** Reads and writes the board, where the other token cannot; null = the same one does. */
  readonly projectToken: string | null;
  /** Of the REST API, without a slash at the end. */
  readonly apiUrl: string;
}

type Environment = Readonly<Record<string, string | undefined>>;

const GITHUB_API = "https://api.github.com";

/** What GITHUB_API_URL may be. */
export const API_URL_HINT = `Write ${GITHUB_API}, or https://HOST/api/v3 for an Enterprise Server.`;

/**
 * Reads GH_TOKEN, else GITHUB_TOKEN; STREAMKEEPER_PROJECT_TOKEN; GITHUB_API_URL. An empty variable counts as one that
 * is not set.
 *
 * @throws UserError that says which variable to set
 */
export function readGitHubEnvironment(environment: Environment): GitHubEnvironment {
  const tokenName = TOKEN_NAMES.find((name) => read(environment, name) !== null);
  if (tokenName === undefined) {
    throw new UserError(
      "No token for GitHub: set GH_TOKEN (or GITHUB_TOKEN). `gh auth token` prints yours; an App's or a workflow's will do, too.",
    );
  }
  return {
    token: readToken(environment, tokenName)!,
    tokenName,
    projectToken: readToken(environment, "STREAMKEEPER_PROJECT_TOKEN"),
    apiUrl: readApiUrl(read(environment, "GITHUB_API_URL")),
  };
}

const TOKEN_NAMES = ["GH_TOKEN", "GITHUB_TOKEN"] as const;

const read = (environment: Environment, name: string): string | null => environment[name]?.trim() || null;

/** A token is sent in a header: what no header can hold would only fail there, and be told with the token in it. */
function readToken(environment: Environment, name: string): string | null {
  const token = read(environment, name);
  if (token !== null && !/^[!-~]+$/.test(token)) {
    throw new UserError(
      `${name} is no token: there are blanks or other such characters in it. Copy it anew.`,
    );
  }
  return token;
}

/** @throws UserError when it is no address */
export function readApiUrl(written: string | null): string {
  if (written === null) return GITHUB_API;
  const url = URL.parse(written);
  if (url === null || !/^https?:$/.test(url.protocol) || url.username !== "" || url.password !== "") {
    throw new UserError(`GITHUB_API_URL is no http or https address. ${API_URL_HINT}`, EXIT.invalidInput);
  }
  return (url.origin + url.pathname).replace(/\/+$/, "");
}
