import type { IncomingMessage, RequestListener, ServerResponse } from "node:http";
import { describeError } from "../describe-error.ts";
import type { Log } from "../log.ts";
import { type Answer, answerJson, answerLine } from "./answer.ts";
import type { Readiness } from "./check-readiness.ts";
import type { LetterBox } from "./letter-box.ts";
import { replayDeadLetters } from "./replay-dead-letters.ts";
import { tellDeadLetters } from "./tell-dead-letters.ts";

export const HEALTH_PATH = "/healthz";

export interface OperationTools {
  readonly readiness: () => Promise<Readiness>;
  /** The metrics as Prometheus reads them. */
  readonly metrics: () => Promise<{ readonly type: string; readonly text: string }>;
  /** Null = the App does not run yet. */
  readonly letters: () => LetterBox | null;
  readonly log: Log;
}

interface Door {
  readonly method: "GET" | "POST";
  readonly ask: (tools: OperationTools, request: IncomingMessage) => Promise<Answer>;
}

const NOTHING = answerLine(404, "Here are /healthz, /readyz, /metrics and /dead-letters.");
const BROKEN = answerLine(500, "Something went wrong here.");
const STARTING = answerLine(503, "The App is starting.");
const STRANGE_NAME = answerLine(403, "Ask by this machine's address, or by a name without dots.");

/** The HTTP for whoever runs the App: alive, ready, metrics, and what was given up. Never on the public port. */
export function serveOperations(tools: OperationTools): RequestListener {
  return (request, response) => {
    void answer(tools, request)
      .catch((error: unknown) => {
        tools.log.error(describeError(error), "A request of the operator's could not be answered.");
        return BROKEN;
      })
      .then((written) => send(response, written));
  };
}

async function answer(tools: OperationTools, request: IncomingMessage): Promise<Answer> {
  const [path = ""] = (request.url ?? "").split("?");
  const door = DOORS.get(path);
  if (door === undefined) return NOTHING;
  const methods = door.method === "GET" ? ["GET", "HEAD"] : [door.method];
  if (methods.includes(request.method ?? "")) return await door.ask(tools, request);
  return { ...answerLine(405, `Ask by ${door.method}.`), allow: methods.join(", ") };
}

const tellAlive = async (): Promise<Answer> => answerLine(200, "alive");

async function tellReady({ readiness }: OperationTools): Promise<Answer> {
  const verdict = await readiness();
  return answerJson(verdict.ready ? 200 : 503, verdict);
}

const tellMetrics = async ({ metrics }: OperationTools): Promise<Answer> => ({
  status: 200,
  ...(await metrics()),
});

/**
 * An address or a name of this network. A page on the web can have its own name lead here and would then be taken for one
 * of ours; such a name has a dot in it. Dead letters name repositories, which metrics do not.
 */
const NEAR = /^(?:\d{1,3}(?:\.\d{1,3}){3}|\[[\da-f:.]+\]|[\w-]+)(?::\d+)?$/i;

/** What is asked about dead letters, as soon as there can be any. */
const ofLetters =
  (ask: (box: LetterBox, request: IncomingMessage, log: Log) => Promise<Answer>): Door["ask"] =>
  async ({ letters, log }, request) => {
    if (!NEAR.test(request.headers.host ?? "")) return STRANGE_NAME;
    const box = letters();
    return box === null ? STARTING : await ask(box, request, log);
  };

const DOORS: ReadonlyMap<string, Door> = new Map([
  [HEALTH_PATH, { method: "GET", ask: tellAlive }],
  ["/readyz", { method: "GET", ask: tellReady }],
  ["/metrics", { method: "GET", ask: tellMetrics }],
  ["/dead-letters", { method: "GET", ask: ofLetters(tellDeadLetters) }],
  ["/dead-letters/replay", { method: "POST", ask: ofLetters(replayDeadLetters) }],
]);

function send(response: ServerResponse, { status, type, text, allow }: Answer): void {
  response.writeHead(status, {
    "content-type": type,
    "cache-control": "no-store",
    "x-content-type-options": "nosniff",
    ...(allow !== undefined && { allow }),
    // What a wrong request still sends is not read.
    ...(status >= 400 && status < 500 && { connection: "close" }),
  });
  response.end(text);
}
