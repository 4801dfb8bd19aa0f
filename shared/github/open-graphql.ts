import { GraphqlResponseError, graphql } from "@octokit/graphql";
import type { AskGraphQL, GraphQLProblem } from "./ask.ts";
import { fetchInTime } from "./fetch-in-time.ts";
import { translateError } from "./translate-error.ts";

export interface GraphQLSettings {
  /** A token that is good for some minutes; asked before each request. May reject with a GitHubError. */
  readonly token: () => Promise<string>;
  /** Of the REST API, without a slash at the end: "https://api.github.com", "https://HOST/api/v3". */
  readonly baseUrl: string;
  /** Milliseconds since 1970. */
  readonly now: () => number;
}

/**
 * Asks GitHub's GraphQL API, for reading: nothing is spaced out, and nothing repeated. An answer with holes is one; the
 * problems say which.
 */
export function openGraphQL({ token, baseUrl, now }: GraphQLSettings): AskGraphQL {
  const ask = graphql.defaults({ baseUrl, request: { fetch: fetchInTime } });
  return async (document, variables) => {
    try {
      const headers = { authorization: `bearer ${await token()}` };
      const data = await ask<Record<string, unknown>>(document, { ...variables, headers });
      return { data, problems: [] };
    } catch (error) {
      if (error instanceof GraphqlResponseError && isRecord(error.data)) {
        return { data: error.data, problems: (error.errors ?? []).map(toProblem) };
      }
      throw translateError(error, now());
    }
  };
}

const isRecord = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === "object" && value !== null;

type ResponseError = NonNullable<GraphqlResponseError<unknown>["errors"]>[number];

function toProblem({ type, path, message }: ResponseError): GraphQLProblem {
  return { type: typeof type === "string" ? type : null, path: path ?? [], message };
}
