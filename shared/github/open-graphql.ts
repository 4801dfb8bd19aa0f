import { GraphqlResponseError, graphql } from "@octokit/graphql";
import { GitHubError } from "../domain/github-error.ts";
import type { AskGraphQL, GraphQLAnswer, GraphQLProblem } from "./ask.ts";
import { fetchInTime } from "./fetch-in-time.ts";
import { translateError } from "./translate-error.ts";

export interface GraphQLSettings {
  /** A token that is good for some minutes; asked before each request. May reject with a GitHubError. */
  readonly token: () => Promise<string>;
  /** Of the REST API, without a slash at the end: "https://api.github.com", "https://HOST/api/v3". */
  readonly baseUrl: string;
  /** Milliseconds since 1970. */
  readonly now: () => number;
  /** For one request with its answer; not told = 30 s. */
  readonly timeoutMs?: number;
}

/**
 * Asks GitHub's GraphQL API, for reading: nothing is spaced out, and nothing repeated. An answer with holes is one; the
 * problems say which.
 */
export function openGraphQL({ token, baseUrl, now, timeoutMs }: GraphQLSettings): AskGraphQL {
  const fetch = (address: string, init?: RequestInit) => fetchInTime(address, init, timeoutMs);
  const ask = graphql.defaults({ baseUrl, request: { fetch } });
  return async (document, variables) => {
    try {
      const headers = { authorization: `bearer ${await token()}` };
      const data = await ask<unknown>(document, { ...variables, headers });
      return { data: demandData(data), problems: [] };
    } catch (error) {
      if (error instanceof GraphqlResponseError && isRecord(error.data)) {
        return { data: error.data, problems: (error.errors ?? []).map(toProblem) };
      }
      throw translateError(error, now());
    }
  };
}

/** A connection that breaks within an answer leaves half a text, which Octokit takes for an answer without data. */
function demandData(data: unknown): GraphQLAnswer["data"] {
  if (isRecord(data)) return data;
  throw new GitHubError("unavailable", "GitHub's answer broke off.");
}

const isRecord = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === "object" && value !== null;

type ResponseError = NonNullable<GraphqlResponseError<unknown>["errors"]>[number];

function toProblem({ type, path, message }: ResponseError): GraphQLProblem {
  return { type: typeof type === "string" ? type : null, path: path ?? [], message };
}
