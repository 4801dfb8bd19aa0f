import { createHmac } from "node:crypto";
import { listenOnLoopback } from "./serve/listen-on-loopback.ts";
import { readBody } from "./serve/read-body.ts";

export interface ReceivedWebhook {
  readonly event: string;
  readonly guid: string;
  /** Whether the signature fits the secret. */
  readonly isSigned: boolean;
  // biome-ignore lint/suspicious/noExplicitAny: the shape is what the test asserts
  readonly payload: any;
}

export interface Receiver {
  readonly url: string;
  readonly received: ReceivedWebhook[];
  /** What it answers from now on. */
  answer: number;
  /** "issues.labeled" for each that came. */
  names(): string[];
  close(): Promise<void>;
}

/** An App's webhook address that only writes down what comes. */
export async function receiveWebhooks(secret: string): Promise<Receiver> {
  const received: ReceivedWebhook[] = [];
  const server = await listenOnLoopback(0, async (request, response) => {
    const body = await readBody(request);
    const expected = `sha256=${createHmac("sha256", secret).update(body).digest("hex")}`;
    const header = (name: string) => String(request.headers[name]);
    received.push({
      event: header("x-github-event"),
      guid: header("x-github-delivery"),
      isSigned: header("x-hub-signature-256") === expected,
      payload: JSON.parse(body),
    });
    response.writeHead(receiver.answer).end("seen");
  });
  const names = () =>
    received.map(({ event, payload }) => (payload.action ? `${event}.${payload.action}` : event));
  const receiver: Receiver = { url: server.url, received, answer: 202, names, close: server.close };
  return receiver;
}
