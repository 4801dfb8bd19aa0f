import { EXIT, UserError } from "./user-error.ts";

/** How the command line reaches GitHub. */
export interface GitHubEnvironment {
  readonly token: string;
  /** Reads and writes the board, where the other token cannot; null = the same one does. */
  readonly projectToken: string | null;
  /** Of the REST API, without a slash at the end. */
  readonly apiUrl: string;
}

type Environment = Readonly<Record<string, string | undefined>>;

/**
 * Reads GH_TOKEN, else GITHUB_TOKEN; STREAMKEEPER_PROJECT_TOKEN; GITHUB_API_URL. An empty variable counts as one that
 * is not set.
 *
 * @throws UserError that says which variable to set
 */
export function readGitHubEnvironment(environment: Environment): GitHubEnvironment {
  const read = (name: string): string | null => environment[name]?.trim() || null;
  const token = read("GH_TOKEN") ?? read("GITHUB_TOKEN");
  if (token === null) {
    throw new UserError(
      "No token for GitHub: set GH_TOKEN (or GITHUB_TOKEN). `gh auth token` prints yours; an App's or a workflow's will do, too.",
    );
  }
  return {
    token,
    projectToken: read("STREAMKEEPER_PROJECT_TOKEN"),
    apiUrl: readApiUrl(read("GITHUB_API_URL")),
  };
}

function readApiUrl(written: string | null): string {
  if (written === null) return "https://api.github.com";
  const url = URL.parse(written);
  if (url === null || !/^https?:$/.test(url.protocol) || url.username !== "" || url.password !== "") {
    throw new UserError(
      "GITHUB_API_URL is no http or https address. Write https://api.github.com, or https://HOST/api/v3 for an Enterprise Server.",
      EXIT.invalidInput,
    );
  }
  return (url.origin + url.pathname).replace(/\/$/, "");
}
