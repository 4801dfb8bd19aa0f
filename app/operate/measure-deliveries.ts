import type { RequestListener } from "node:http";
import { WEBHOOK_PATH } from "../serve-webhooks.ts";
import { toDeliveryOutcome } from "./delivery-outcome.ts";
import type { Instruments } from "./instruments.ts";

/**
 * The same listener, measured: what comes to the webhook path is counted and timed, once its answer went out or never
 * will.
 *
 * @param now milliseconds from any start, never set back
 */
export function measureDeliveries(
  listener: RequestListener,
  { deliveries, answerTimes }: Pick<Instruments, "deliveries" | "answerTimes">,
  now: () => number,
): RequestListener {
  return (request, response) => {
    const [path] = (request.url ?? "").split("?");
    if (path === WEBHOOK_PATH) {
      const start = now();
      response.once("close", () => {
        const status = response.writableFinished ? response.statusCode : null;
        deliveries.inc({ outcome: toDeliveryOutcome(status) });
        if (status !== null) answerTimes.observe((now() - start) / 1000);
      });
    }
    listener(request, response);
  };
}
