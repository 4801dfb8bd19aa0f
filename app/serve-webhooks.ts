import type { IncomingMessage, RequestListener, ServerResponse } from "node:http";
import { describeError } from "./describe-error.ts";
import type { Log } from "./log.ts";
import { type SignedDelivery, verifyDelivery } from "./verify-delivery.ts";

export const WEBHOOK_PATH = "/api/github/webhooks";

export interface WebhookTools {
  /** The webhook secret; during a rotation the former one besides. */
  readonly secrets: readonly string[];
  /** Resolves once the delivery may be answered as taken. */
  readonly receive: (delivery: SignedDelivery) => Promise<void>;
  readonly log: Log;
}

interface PlainAnswer {
  readonly status: number;
  readonly text: string;
  /** Whether the connection ends with it; default: no. */
  readonly closes?: boolean;
}

const RUNS = `Streamkeeper runs. GitHub's webhooks come to ${WEBHOOK_PATH}.`;
const NOTHING: PlainAnswer = { status: 404, text: "There is nothing here.", closes: true };

/** The App's HTTP: webhooks, and one line for whoever looks whether it runs. */
export function serveWebhooks(tools: WebhookTools): RequestListener {
  return (request, response) => {
    void answer(tools, request).then(
      (plain) => send(response, plain),
      (error: unknown) => {
        tools.log.error(describeError(error), "A request could not be answered: a mistake of ours.");
        send(response, { status: 500, text: "Something went wrong here.", closes: true });
      },
    );
  };
}

async function answer(tools: WebhookTools, request: IncomingMessage): Promise<PlainAnswer> {
  const [path] = (request.url ?? "").split("?");
  if (path === WEBHOOK_PATH) return await takeDelivery(tools, request);
  const isLook = path === "/" && (request.method === "GET" || request.method === "HEAD");
  return isLook ? { status: 200, text: RUNS } : NOTHING;
}

async function takeDelivery(
  { secrets, receive, log }: WebhookTools,
  request: IncomingMessage,
): Promise<PlainAnswer> {
  const verdict = await verifyDelivery(request, { secrets });
  if (!verdict.ok) {
    const { status, line, closes } = verdict;
    log.warn({ status }, `A delivery was refused. ${line}`);
    return { status, text: line, closes };
  }
  try {
    await receive(verdict.delivery);
    return { status: 202, text: "Taken." };
  } catch (error) {
    const { id, event } = verdict.delivery;
    log.error({ delivery: id, event, ...describeError(error) }, "A delivery could not be taken.");
    return { status: 500, text: "The delivery could not be taken. Send it again." };
  }
}

function send(response: ServerResponse, { status, text, closes = false }: PlainAnswer): void {
  response.writeHead(status, {
    "content-type": "text/plain; charset=utf-8",
    "x-content-type-options": "nosniff",
    ...(status === 405 && { allow: "POST" }),
    ...(closes && { connection: "close" }),
  });
  response.end(`${text}\n`);
}
