import { Agent, createServer, type IncomingMessage, request, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { setTimeout as sleep } from "node:timers/promises";
import { readBody } from "../github/serve/read-body.ts";

/** One request to the API, as it came through a door. Instants are milliseconds of `performance.now()`. */
export interface DoorRequest {
  readonly door: number;
  readonly startedAt: number;
  /** Null while it is under way. */
  endedAt: number | null;
  readonly method: string;
  readonly path: string;
  readonly documentName: string | null;
  /** "owner/name#12" that a query reads. */
  readonly reads: string | null;
  /** Those that a document's mutations are about. */
  readonly touches: readonly string[];
  /** Null = the connection broke. */
  status: number | null;
}

/** A way to the fake GitHub for one process, so that requests of several can be told apart. */
export interface SoakDoor {
  readonly url: string;
  readonly requests: readonly DoorRequest[];
  close(): Promise<void>;
}

export interface DoorSettings {
  readonly door: number;
  /** The fake GitHub. */
  readonly url: string;
  /** Milliseconds that each answer takes longer. */
  readonly latencyMs: number;
  /** "owner/name#12" of an issue, a comment or a card, by node id. */
  readonly findIssue: (id: string) => string | null;
}

/** Whoever asked and was killed meanwhile: what he asked for is done, as GitHub does it. */
export async function openSoakDoor(settings: DoorSettings): Promise<SoakDoor> {
  const requests: DoorRequest[] = [];
  const agent = new Agent({ keepAlive: true });
  const server = createServer((incoming, response) => {
    void pass(settings, agent, requests, incoming, response).catch(() => response.destroy());
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    requests,
    close: () =>
      new Promise((resolve) => {
        agent.destroy();
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

async function pass(
  { door, url, latencyMs, findIssue }: DoorSettings,
  agent: Agent,
  requests: DoorRequest[],
  incoming: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  const startedAt = performance.now();
  const body = await readBody(incoming);
  const { method = "GET", url: path = "/" } = incoming;
  const log: DoorRequest = {
    ...{ door, startedAt, endedAt: null, method, path, status: null },
    ...readSubjects(path, body, findIssue),
  };
  requests.push(log);
  try {
    const answer = await ask(`${url}${path}`, agent, incoming, body);
    const text = await readBody(answer);
    if (latencyMs > 0) await sleep(latencyMs);
    log.status = answer.statusCode ?? null;
    // The length is that of the text, and GitHub's connection is not ours.
    const { connection: _, "transfer-encoding": __, ...headers } = answer.headers;
    response.writeHead(answer.statusCode ?? 502, headers);
    response.end(text);
  } finally {
    log.endedAt = performance.now();
  }
}

function ask(url: string, agent: Agent, incoming: IncomingMessage, body: string): Promise<IncomingMessage> {
  const { host: _, connection: __, ...headers } = incoming.headers;
  return new Promise((resolve, reject) => {
    const sent = request(url, { method: incoming.method, headers, agent }, resolve);
    sent.once("error", reject);
    sent.end(body);
  });
}

type Subjects = Pick<DoorRequest, "documentName" | "reads" | "touches">;

function readSubjects(path: string, body: string, findIssue: DoorSettings["findIssue"]): Subjects {
  if (!path.endsWith("/graphql")) return { documentName: null, reads: null, touches: [] };
  const { query, variables = {} } = JSON.parse(body) as {
    readonly query: string;
    readonly variables?: Readonly<Record<string, unknown>>;
  };
  const documentName = /^\s*(?:query|mutation)\s+(\w+)/.exec(query)?.[1] ?? null;
  const { owner, repo, number } = variables;
  const reads = documentName === "ReadIssue" ? `${owner}/${repo}#${number}` : null;
  const ids = Object.values(variables).flatMap(readInput);
  return { documentName, reads, touches: [...new Set(ids.flatMap((id) => findIssue(id) ?? []))] };
}

/** Ids of issues, comments and cards in a mutation's input. */
function readInput(input: unknown): string[] {
  if (typeof input !== "object" || input === null) return [];
  const { labelableId, subjectId, contentId, itemId, id } = input as Record<string, unknown>;
  return [labelableId, subjectId, contentId, itemId, id].filter((it) => typeof it === "string");
}
