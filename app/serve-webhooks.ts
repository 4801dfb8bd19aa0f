import type { IncomingMessage, RequestListener, ServerResponse } from "node:http";
import { BodyAllowance } from "./body-allowance.ts";
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
  /** For the bodies of all requests together; default: the usual one. */
  readonly allowance?: BodyAllowance;
}

interface PlainAnswer {
  readonly status: number;
  readonly text: string;
  /** Whether the connection ends with it; default: no. */
  readonly closes?: boolean;
}

const NOTHING: PlainAnswer = { status: 404, text: "There is nothing here.", closes: true };

/** The App's public HTTP: webhooks, and nothing else. */
export function serveWebhooks(tools: WebhookTools): RequestListener {
  const shared = { allowance: new BodyAllowance(), ...tools };
  return (request, response) => {
    void answer(shared, request).then(
      (plain) => send(response, plain),
      (error: unknown) => {
        tools.log.error(describeError(error), "A request could not be answered: a mistake of ours.");
        send(response, { status: 500, text: "Something went wrong here.", closes: true });
      },
    );
  };
}

async function answer(tools: Required<WebhookTools>, request: IncomingMessage): Promise<PlainAnswer> {
  const [path] = (request.url ?? "").split("?");
  return path === WEBHOOK_PATH ? await takeDelivery(tools, request) : NOTHING;
}

async function takeDelivery(
  { secrets, receive, log, allowance }: Required<WebhookTools>,
  request: IncomingMessage,
): Promise<PlainAnswer> {
  const verdict = await verifyDelivery(request, { secrets, allowance });
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
