import type { IncomingMessage, RequestListener, ServerResponse } from "node:http";
import { describeError } from "../describe-error.ts";
import type { Log } from "../log.ts";
import type { Readiness } from "./check-readiness.ts";

export const HEALTH_PATH = "/healthz";

export interface OperationTools {
  readonly readiness: () => Promise<Readiness>;
  /** The metrics as Prometheus reads them. */
  readonly metrics: () => Promise<{ readonly type: string; readonly text: string }>;
  readonly log: Log;
}

interface Answer {
  readonly status: number;
  readonly type: string;
  readonly text: string;
}

const PLAIN = "text/plain; charset=utf-8";
const NOTHING: Answer = { status: 404, type: PLAIN, text: "Here are /healthz, /readyz and /metrics.\n" };
const WRONG_METHOD: Answer = { status: 405, type: PLAIN, text: "Ask by GET.\n" };
const BROKEN: Answer = { status: 500, type: PLAIN, text: "Something went wrong here.\n" };

/** The HTTP for whoever runs the App: alive, ready, and metrics. Never on the public port. */
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

async function answer(tools: OperationTools, { method, url = "" }: IncomingMessage): Promise<Answer> {
  const [path] = url.split("?");
  const ask = { [HEALTH_PATH]: tellAlive, "/readyz": tellReady, "/metrics": tellMetrics }[path ?? ""];
  if (ask === undefined) return NOTHING;
  return method === "GET" || method === "HEAD" ? await ask(tools) : WRONG_METHOD;
}

const tellAlive = async (): Promise<Answer> => ({ status: 200, type: PLAIN, text: "alive\n" });

async function tellReady({ readiness }: OperationTools): Promise<Answer> {
  const verdict = await readiness();
  const text = `${JSON.stringify(verdict)}\n`;
  return { status: verdict.ready ? 200 : 503, type: "application/json", text };
}

const tellMetrics = async ({ metrics }: OperationTools): Promise<Answer> => ({
  status: 200,
  ...(await metrics()),
});

function send(response: ServerResponse, { status, type, text }: Answer): void {
  response.writeHead(status, {
    "content-type": type,
    "cache-control": "no-store",
    "x-content-type-options": "nosniff",
    ...(status === 405 && { allow: "GET, HEAD" }),
    // What a wrong request still sends is not read.
    ...(status >= 404 && status <= 405 && { connection: "close" }),
  });
  response.end(text);
}
