import { createHmac, randomUUID } from "node:crypto";

/** A delivery as GitHub sends it. */
export interface DeliveryRequest {
  readonly body: string;
  readonly headers: Readonly<Record<string, string>>;
}

/** Writes and signs a delivery; `id` not told = a new one. */
export function signDelivery(
  event: string,
  payload: unknown,
  secret: string,
  id: string = randomUUID(),
): DeliveryRequest {
  const body = JSON.stringify(payload);
  return {
    body,
    headers: {
      "content-type": "application/json",
      "x-github-event": event,
      "x-github-delivery": id,
      "x-hub-signature-256": `sha256=${createHmac("sha256", secret).update(body).digest("hex")}`,
    },
  };
}
