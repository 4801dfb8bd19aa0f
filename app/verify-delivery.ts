import type { IncomingHttpHeaders } from "node:http";
import type { Readable } from "node:stream";
import type { BodyAllowance } from "./body-allowance.ts";
import { matchSignature } from "./match-signature.ts";
import { LARGEST_BODY, readRawBody } from "./read-raw-body.ts";

/** A request as Node's HTTP server hands it over. */
export type WebhookRequest = Readable & {
  readonly method?: string | undefined;
  readonly headers: IncomingHttpHeaders;
};

/** A delivery that GitHub signed. */
export interface SignedDelivery {
  /** The same for a redelivery. */
  readonly id: string;
  readonly event: string;
  /** Any JSON. */
  readonly payload: unknown;
}

/**
 * The delivery; or the status to answer and one plain line that says why, with nothing of the request or the secrets in
 * it. After `closes` the request's body was not read to its end: the answer has to close the connection.
 */
export type Verdict =
  | { readonly ok: true; readonly delivery: SignedDelivery }
  | { readonly ok: false; readonly status: number; readonly line: string; readonly closes: boolean };

export interface VerifySettings {
  /** The webhook secret; during a rotation the former one besides. */
  readonly secrets: readonly string[];
  /** Bytes. */
  readonly limit?: number;
  /** For the bodies of all requests together; default: each has one of its own. */
  readonly allowance?: BodyAllowance;
}

/** Checks a webhook request before anybody looks at it. Nothing is parsed before the signature is known to fit. */
export async function verifyDelivery(request: WebhookRequest, settings: VerifySettings): Promise<Verdict> {
  const { secrets, limit = LARGEST_BODY, allowance } = settings;
  const head = readHead(request, limit);
  if ("ok" in head) return head;
  const body = await readRawBody(request, limit, allowance);
  if (body.kind === "too-large") return refuse(413, TOO_LARGE);
  if (body.kind === "too-many") return refuse(503, "Too much comes at once. Send it again.");
  if (body.kind === "broken-off") return refuse(400, "The request broke off before its end.");
  if (!matchSignature(head.signature, body.bytes, secrets)) {
    return refuse(401, "The signature does not fit the body and the webhook secret.", false);
  }
  return parse(head, body.bytes);
}

interface Head {
  readonly id: string;
  readonly event: string;
  readonly signature: string;
}

const TOO_LARGE = "The body is larger than a webhook of GitHub's can be.";
const JSON_TYPE = /^application\/json[ \t]*(?:;|$)/i;
const ID = /^[\w-]{1,100}$/;
const EVENT = /^[a-z\d_]{1,100}$/;

function readHead(
  { method, headers }: WebhookRequest,
  limit: number,
): Head | Extract<Verdict, { ok: false }> {
  if (method !== "POST") return refuse(405, "Webhooks come by POST.");
  if (!JSON_TYPE.test(headers["content-type"] ?? "")) {
    return refuse(415, "The content type has to be application/json; set it in the App's webhook settings.");
  }
  if ((headers["content-encoding"] ?? "identity") !== "identity") {
    return refuse(415, "The body has to come without compression.");
  }
  const event = headers["x-github-event"];
  if (typeof event !== "string" || !EVENT.test(event)) {
    return refuse(400, "The header x-github-event is missing or no event's name.");
  }
  const id = headers["x-github-delivery"];
  if (typeof id !== "string" || !ID.test(id)) {
    return refuse(400, "The header x-github-delivery is missing or no delivery's id.");
  }
  const signature = headers["x-hub-signature-256"];
  if (typeof signature !== "string" || signature === "") {
    return refuse(
      401,
      "The header x-hub-signature-256 is missing; set a webhook secret in the App's settings.",
    );
  }
  if (Number(headers["content-length"] ?? 0) > limit) return refuse(413, TOO_LARGE);
  return { id, event, signature };
}

function parse({ id, event }: Head, bytes: Buffer): Verdict {
  try {
    return { ok: true, delivery: { id, event, payload: JSON.parse(bytes.toString("utf8")) as unknown } };
  } catch {
    return refuse(400, "The body is signed but no JSON.", false);
  }
}

const refuse = (status: number, line: string, closes = true): Extract<Verdict, { ok: false }> => ({
  ok: false,
  status,
  line,
  closes,
});
