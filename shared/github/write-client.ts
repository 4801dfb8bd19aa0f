import { GitHubError } from "../domain/github-error.ts";
import type { AskGraphQL, AskRest } from "./ask.ts";
import { fetchInTime } from "./fetch-in-time.ts";
import { type HearLimits, hearAnswers } from "./read-limits.ts";
import { takeAnswer } from "./take-answer.ts";
import { translateError } from "./translate-error.ts";

const NO_CONTENT = 204;
/** All else that is asked is JSON, which Octokit hands on as text where it ends too soon, or is a page. */
const BROKEN = "GitHub's answer broke off.";

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
 * @param hear told of the limits that each answer names
 */
export function createWriteClient(
  octokit: OctokitLike,
  now: () => number,
  timeoutMs?: number,
  hear?: HearLimits,
): WriteClient {
  // `retries` is for @octokit/plugin-retry, which asks each request before its own settings.
  const request = {
    retries: 0,
    fetch: (address: string, init?: RequestInit) =>
      fetchInTime(address, init, timeoutMs).then(hearAnswers(hear)),
  };
  return {
    ask: (document, variables) => takeAnswer(() => octokit.graphql(document, { ...variables, request }), now),
    rest: async (route, parameters) => {
      try {
        const { status, data } = await octokit.request(route, { ...parameters, request });
        if (status !== NO_CONTENT && typeof data === "string") throw new GitHubError("unavailable", BROKEN);
        return { status, data };
      } catch (error) {
        throw translateError(error, now());
      }
    },
  };
}
