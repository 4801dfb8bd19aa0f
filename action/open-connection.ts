import type { Actor } from "../shared/domain/actor.ts";
import { type GitHubTools, openGitHub } from "../shared/github/open-github.ts";
import { openGraphQL } from "../shared/github/open-graphql.ts";
import { openWriteClient } from "../shared/github/open-write-client.ts";
import { readFeatures } from "../shared/github/read-features.ts";
import { readIdentity } from "../shared/github/read-identity.ts";
import type { GitHubEnvironment } from "./read-github-environment.ts";

export interface GitHubConnection extends GitHubTools {
  /** Whom the token belongs to. */
  readonly me: Actor;
}

/** A timer that keeps no process alive would end it while writes wait. */
const CLOCK = {
  now: Date.now,
  setTimer: (waitMs: number, call: () => void) => {
    const timer = setTimeout(call, waitMs);
    return () => clearTimeout(timer);
  },
};

/** @throws GitHubError */
export async function openConnection({ token, apiUrl }: GitHubEnvironment): Promise<GitHubConnection> {
  const read = openGraphQL({ token: async () => token, baseUrl: apiUrl, now: Date.now });
  const client = openWriteClient({ token, baseUrl: apiUrl, userAgent: "streamkeeper" });
  const features = await readFeatures(read, Date.now);
  const me = await readIdentity(read, Date.now);
  return { ...openGitHub({ read, client, features, clock: CLOCK }), me };
}
