import type { Clock } from "../../shared/github/clock.ts";
import { HostError } from "../host-error.ts";
import type { KeyWatch } from "../key-watch.ts";
import type { AppClient } from "../read-own-identity.ts";
import type { Check } from "./check-readiness.ts";
import { keepVerdict } from "./keep-verdict.ts";

const KEPT_MS = 60_000;
/** The key is gone, the App is gone or suspended. All else passes. */
const REFUSALS = new Set([401, 404, 410]);

/**
 * Whether GitHub still takes the App's key: as the work has just found out, else asked once a minute at most. While GitHub itself is down or busy the check
 * passes: an App that is taken out of service then would miss the deliveries that it could keep.
 */
export function openCredentialsCheck(
  client: AppClient,
  clock: Pick<Clock, "setTimer">,
  key: Pick<KeyWatch, "demand">,
): Check {
  const ask = async (): Promise<void> => {
    try {
      await client.request("GET /app");
    } catch (error) {
      const status = (error as { readonly status?: unknown } | null)?.status;
      if (typeof status !== "number" || !REFUSALS.has(status)) return;
      throw new HostError(
        `GitHub refuses the App's credentials (${status}). Look at APP_ID and PRIVATE_KEY.`,
      );
    }
  };
  const check = keepVerdict(ask, KEPT_MS, clock);
  return async () => {
    key.demand();
    await check();
  };
}
