import type { Log } from "../../app/log.ts";
import { openOperation } from "../../app/operate/open-operation.ts";
import type { AppParts } from "../../app/start-app.ts";
import type { Clock } from "../../shared/github/clock.ts";
import { openMemoryHostStore } from "./memory-host-store.ts";

/** What the App is started with, without a database and without the operator's port. */
export async function openHostParts(
  clock: Clock,
  log: Log,
): Promise<Pick<AppParts, "openStore" | "operation" | "version" | "steady">> {
  const version = "0.0.0";
  const operating = { metricsPort: null, isPortOurs: false, operateHost: "127.0.0.1" };
  const operation = await openOperation({ operating, version, clock, log });
  return { openStore: async () => openMemoryHostStore(), operation, version, steady: () => clock.now() };
}
