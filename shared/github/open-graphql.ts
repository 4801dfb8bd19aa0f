import { graphql } from "@octokit/graphql";
import type { AskGraphQL } from "./ask.ts";
import { fetchInTime } from "./fetch-in-time.ts";
import { type HearLimits, hearAnswers } from "./read-limits.ts";
import { takeAnswer } from "./take-answer.ts";

export interface GraphQLSettings {
  /** A token that is good for some minutes; asked before each request. May reject with a GitHubError. */
  readonly token: () => Promise<string>;
  /** Of the REST API, without a slash at the end: "https://api.github.com", "https://HOST/api/v3". */
  readonly baseUrl: string;
  /** Milliseconds since 1970. */
  readonly now: () => number;
  /** For one request with its answer; not told = 30 s. */
  readonly timeoutMs?: number;
  /** Told of the limits that each answer names. */
  readonly hear?: HearLimits;
}

/**
 * Asks GitHub's GraphQL API, for reading: nothing is spaced out, and nothing repeated. An answer with holes is one; the
 * problems say which.
 */
export function openGraphQL({ token, baseUrl, now, timeoutMs, hear }: GraphQLSettings): AskGraphQL {
  const fetch = (address: string, init?: RequestInit) =>
    fetchInTime(address, init, timeoutMs).then(hearAnswers(hear));
  const ask = graphql.defaults({ baseUrl, request: { fetch } });
  return (document, variables) =>
    takeAnswer(async () => {
      const headers = { authorization: `bearer ${await token()}` };
      return await ask<unknown>(document, { ...variables, headers });
    }, now);
}
