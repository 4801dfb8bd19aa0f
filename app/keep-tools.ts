import type { BudgetGate } from "../shared/github/budget-gate.ts";
import type { Clock } from "../shared/github/clock.ts";
import { gateClient, type Passage } from "../shared/github/gate-asks.ts";
import { type GitHubTools, openGatedGitHub } from "../shared/github/open-github.ts";
import { openBoardStore } from "../shared/github/project/open-board-store.ts";
import { type Features, readFeatures } from "../shared/github/read-features.ts";
import type { WriteClient } from "../shared/github/write-client.ts";
import type { BoardStore } from "../shared/reconcile/ports.ts";
import type { FindTools, WantedTools } from "./github-tools.ts";
import type { InstallationClients, RepositoryClient } from "./installation-clients.ts";
import { RecentlyUsed } from "./recently-used.ts";

export interface ToolParts {
  readonly clients: Pick<InstallationClients, "openReader" | "openWriter">;
  readonly gates: { find(installation: number): BudgetGate };
  readonly clock: Clock;
  /** Sees all that is asked of GitHub; not told = nobody does. */
  readonly watch?: <Client extends WriteClient>(client: Client) => Client;
}

/** More than are at work at once. */
const MOST_KEPT = 2000;

/**
 * One set of tools for each repository and purpose, all of an installation's through its one gate. They read with the
 * installation's token, which can only read, and write with the repository's.
 */
export function keepTools(parts: ToolParts): FindTools {
  const { clients, gates, clock, watch = (client) => client } = parts;
  const now = () => clock.now();
  let features: Promise<Features> | null = null;
  const open = async ({ installation, repository, purpose }: WantedTools): Promise<GitHubTools> => {
    const gate = gates.find(installation);
    const reader = watch(clients.openReader(installation, gate.hear));
    // The server is the same for all; asked once, and again only if that failed.
    features ??= readFeatures(reader.ask, now).catch((error: unknown) => {
      features = null;
      throw error;
    });
    const passage = { gate, purpose };
    const settings = { read: reader.ask, features: await features, clock };
    if (repository === null) return openGatedGitHub({ ...settings, client: reader }, passage);
    const writer = watch(clients.openWriter(installation, repository, gate.hear));
    const client = { ask: writer.ask, rest: splitRest(reader, writer) };
    const tools = openGatedGitHub({ ...settings, client }, passage);
    return { ...tools, boards: openBoards(writer, passage, now) };
  };
  const kept = new RecentlyUsed<string, Promise<GitHubTools>>(MOST_KEPT);
  return (wanted) => {
    const key = keyOf(wanted);
    return kept.find(key, () => {
      const tools = open(wanted);
      tools.catch(() => kept.drop(key));
      return tools;
    });
  };
}

const keyOf = ({ installation, repository, purpose }: WantedTools): string =>
  [installation, purpose, repository?.owner, repository?.repo].join(" ");

/** What only reads needs no token that may write, and may be about all repositories. */
const splitRest =
  (reader: WriteClient, writer: WriteClient): WriteClient["rest"] =>
  (route, parameters) =>
    (route.startsWith("GET ") ? reader : writer).rest(route, parameters);

/** A board is read by who writes on it, since GitHub tells each token whether it may. */
function openBoards(writer: RepositoryClient, passage: Passage, now: () => number): BoardStore {
  const { ask, rest } = gateClient(writer, passage);
  const store = openBoardStore({ read: ask, write: ask, rest, now });
  return {
    ...store,
    readBoard: (name) => {
      writer.noteBoard();
      return store.readBoard(name);
    },
  };
}
