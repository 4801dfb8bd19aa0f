import { GitHubError } from "../domain/github-error.ts";
import type { AskGraphQL, AskRest, GraphQLAnswer, GraphQLProblem } from "./ask.ts";
import { fetchInTime } from "./fetch-in-time.ts";
import { translateError } from "./translate-error.ts";

/** What we need of an Octokit. */
export interface OctokitLike {
  graphql(document: string, parameters: Record<string, unknown>): Promise<unknown>;
  request(
    route: string,
    parameters: Record<string, unknown>,
  ): Promise<{ readonly status: number; readonly data: unknown }>;
}

export interface WriteClient {
  readonly ask: AskGraphQL;
  readonly rest: AskRest;
}

/**
 * Asks GitHub through a client that spaces out its requests. No request is ever repeated, whatever plugins it has.
 *
 * @param now milliseconds since 1970
 * @param timeoutMs for one request, from when it is sent, not while it waits for its turn; not told = 30 s
 */
export function createWriteClient(octokit: OctokitLike, now: () => number, timeoutMs?: number): WriteClient {
  // `retries` is for @octokit/plugin-retry, which asks each request before its own settings.
  const request = {
    retries: 0,
    fetch: (address: string, init?: RequestInit) => fetchInTime(address, init, timeoutMs),
  };
  return {
    ask: async (document, variables) => {
      try {
        const data = await octokit.graphql(document, { ...variables, request });
        return { data: demandData(data), problems: [] };
      } catch (error) {
        const answer = findAnswer(error);
        if (answer !== null) return answer;
        throw error instanceof GitHubError ? error : translateError(error, now());
      }
    },
    rest: async (route, parameters) => {
      try {
        const { status, data } = await octokit.request(route, { ...parameters, request });
        return { status, data };
      } catch (error) {
        throw translateError(error, now());
      }
    },
  };
}

/** A connection that breaks within an answer leaves half a text, which Octokit takes for an answer without data. */
function demandData(data: unknown): GraphQLAnswer["data"] {
  if (isObject(data)) return data;
  throw new GitHubError("unavailable", "GitHub's answer broke off.");
}

/** Octokit makes an error of every answer with problems; null = there are no data beside them, or it is another error. */
function findAnswer(error: unknown): GraphQLAnswer | null {
  if (!isObject(error) || !Array.isArray(error.errors) || !isObject(error.data)) return null;
  return { data: error.data, problems: error.errors.filter(isObject).map(toProblem) };
}

const toProblem = ({ type, path, message }: Readonly<Record<string, unknown>>): GraphQLProblem => ({
  type: typeof type === "string" ? type : null,
  path: Array.isArray(path) ? (path as (string | number)[]) : [],
  message: String(message),
});

const isObject = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === "object" && value !== null;
