import { randomUUID } from "node:crypto";
import { Octokit } from "@octokit/core";
import { throttling } from "@octokit/plugin-throttling";
import { createWriteClient, type WriteClient } from "./write-client.ts";

export interface WriteClientSettings {
  readonly token: string;
  /** Of the REST API, without a slash at the end: "https://api.github.com", "https://HOST/api/v3". */
  readonly baseUrl: string;
  readonly userAgent: string;
}

const ThrottledOctokit = Octokit.plugin(throttling);
const silent = (): void => {};

/** A client for a host without Probot: one write a second, and none of them repeated. */
export function openWriteClient({ token, baseUrl, userAgent }: WriteClientSettings): WriteClient {
  const octokit = new ThrottledOctokit({
    auth: token,
    baseUrl,
    userAgent,
    log: { debug: silent, info: silent, warn: silent, error: silent },
    // An id of its own, since the spacing is shared by all clients of one id.
    throttle: { id: randomUUID(), onRateLimit: () => false, onSecondaryRateLimit: () => false },
  });
  return createWriteClient(octokit, Date.now);
}
