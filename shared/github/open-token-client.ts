import { Octokit } from "@octokit/core";
import { GitHubError } from "../domain/github-error.ts";
import type { Bearer } from "./bearer.ts";
import type { HearLimits } from "./read-limits.ts";
import { createWriteClient, type OctokitLike, type WriteClient } from "./write-client.ts";

export interface TokenClientSettings {
  /** Asked before each request. */
  readonly bearer: Bearer;
  /** Of the REST API, without a slash at the end: "https://api.github.com", "https://HOST/api/v3". */
  readonly baseUrl: string;
  /** Milliseconds since 1970. */
  readonly now: () => number;
  /** Told of the limits that each answer names. */
  readonly hear?: HearLimits;
}

/** Asks GitHub with a token. Nothing is spaced out, and nothing repeated, but what GitHub did not even look at. */
export function openTokenClient({ bearer, baseUrl, now, hear }: TokenClientSettings): WriteClient {
  const octokit = new Octokit({
    authStrategy: () => ({ hook: (send: Send, request: Request) => sendWithToken(send, request, bearer) }),
    baseUrl,
    userAgent: "streamkeeper",
    log: { debug: silent, info: silent, warn: silent, error: silent },
  });
  return createWriteClient(octokit as unknown as OctokitLike, now, undefined, hear);
}

interface Request {
  readonly headers: Readonly<Record<string, unknown>>;
}

type Send = (request: Request) => Promise<unknown>;

const silent = (): void => {};
const UNKNOWN_TOKEN = "GitHub does not take a token that it has only just given.";

/** A token may be revoked before its time: then once more with another one, since nothing was done with the first. */
async function sendWithToken(send: Send, request: Request, bearer: Bearer): Promise<unknown> {
  const sendWith = (token: string): Promise<unknown> =>
    send({ ...request, headers: { ...request.headers, authorization: `token ${token}` } });
  const token = await bearer.get();
  try {
    return await sendWith(token);
  } catch (error) {
    if (!isUnauthorized(error)) throw error;
    bearer.refuse(token);
  }
  const other = await bearer.get();
  try {
    return await sendWith(other);
  } catch (error) {
    if (!isUnauthorized(error)) throw error;
    bearer.refuse(other);
    // It may not be known on all of GitHub's machines yet.
    throw new GitHubError("unavailable", UNKNOWN_TOKEN);
  }
}

const isUnauthorized = (error: unknown): boolean => (error as { readonly status?: unknown }).status === 401;
