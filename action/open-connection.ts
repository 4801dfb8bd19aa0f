import type { Actor } from "../shared/domain/actor.ts";
import { type GitHubTools, openGitHub } from "../shared/github/open-github.ts";
import { openGraphQL } from "../shared/github/open-graphql.ts";
import { openWriteClient } from "../shared/github/open-write-client.ts";
import { readFeatures } from "../shared/github/read-features.ts";
import { readIdentity } from "../shared/github/read-identity.ts";
import { splitBoard } from "../shared/github/split-board.ts";
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
export async function openConnection(environment: GitHubEnvironment): Promise<GitHubConnection> {
  const { token, projectToken, apiUrl } = environment;
  const read = openRead(token, apiUrl);
  const features = await readFeatures(read, Date.now);
  const open = (one: string, ask: typeof read): GitHubTools => {
    const client = openWriteClient({ token: one, baseUrl: apiUrl, userAgent: "streamkeeper" });
    return openGitHub({ read: ask, client, features, clock: CLOCK });
  };
  const me = await readIdentity(read, Date.now);
  const tools = open(token, read);
  if (projectToken === null) return { ...tools, me };
  const readBoard = openRead(projectToken, apiUrl);
  const board = { read: readBoard, features, tools: open(projectToken, readBoard), now: Date.now };
  return { ...splitBoard(tools, board), me };
}

const openRead = (token: string, baseUrl: string) =>
  openGraphQL({ token: async () => token, baseUrl, now: Date.now });
