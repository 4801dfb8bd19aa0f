import type { Actor } from "../shared/domain/actor.ts";
import type { AskGraphQL } from "../shared/github/ask.ts";
import { type GitHubTools, openGitHub } from "../shared/github/open-github.ts";
import { openGraphQL } from "../shared/github/open-graphql.ts";
import { openWriteClient } from "../shared/github/open-write-client.ts";
import { type Features, readFeatures } from "../shared/github/read-features.ts";
import { readIdentity } from "../shared/github/read-identity.ts";
import { splitBoard } from "../shared/github/split-board.ts";
import { SYSTEM_CLOCK } from "../shared/github/system-clock.ts";
import type { WriteClient } from "../shared/github/write-client.ts";
import type { IssueWriter } from "../shared/reconcile/ports.ts";
import type { GitHubEnvironment } from "./read-github-environment.ts";

export interface GitHubConnection extends Omit<GitHubTools, "writer"> {
  /** Whom the token belongs to. */
  readonly me: Actor;
  /** Null = nothing may be written, and no client that writes is open. */
  readonly writer: IssueWriter | null;
  /** What the server knows. */
  readonly features: Features;
}

/**
 * Opens GitHub for one token, and a second one for the board if there is one. Two requests.
 *
 * @throws GitHubError
 */
export async function openConnection(
  environment: GitHubEnvironment,
  { mayWrite }: { readonly mayWrite: boolean },
): Promise<GitHubConnection> {
  const { token, projectToken, apiUrl } = environment;
  const read = openRead(token, apiUrl);
  const features = await readFeatures(read, Date.now);
  const open = (one: string, ask: AskGraphQL): GitHubTools => {
    const client = mayWrite
      ? openWriteClient({ token: one, baseUrl: apiUrl, userAgent: "streamkeeper" })
      : NO_WRITES;
    return openGitHub({ read: ask, client, features, clock: SYSTEM_CLOCK });
  };
  const me = await readIdentity(read, Date.now);
  const tools = open(token, read);
  const closeWriter = (all: GitHubTools): GitHubConnection => ({
    ...all,
    writer: mayWrite ? all.writer : null,
    me,
    features,
  });
  if (projectToken === null) return closeWriter(tools);
  const readBoard = openRead(projectToken, apiUrl);
  const board = { read: readBoard, features, tools: open(projectToken, readBoard), now: Date.now };
  return closeWriter(splitBoard(tools, board));
}

const openRead = (token: string, baseUrl: string): AskGraphQL =>
  openGraphQL({ token: async () => token, baseUrl, now: Date.now });

/** Stands where a client would that writes: it knows no server and has no token. */
const NO_WRITES: WriteClient = {
  ask: () => Promise.reject(new Error("A plan writes nothing.")),
  rest: () => Promise.reject(new Error("A plan writes nothing.")),
};
