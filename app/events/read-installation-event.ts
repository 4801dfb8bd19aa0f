import { type WakeUp, wakeSweep, wakeSweeps } from "../wake-up.ts";
import type { EventReader } from "./delivery.ts";
import { readRepository } from "./payload.ts";

/**
 * The App came to new repositories, or may do more in the ones it has. Where it went, what waits has to end: a look at the
 * installation finds that out.
 */
export const readInstallationEvent: EventReader = ({ action, payload, installation }) => {
  switch (action) {
    case "created":
      return backfill(payload.repositories, installation);
    case "added":
      return backfill(payload.repositories_added, installation);
    case "unsuspend":
    case "new_permissions_accepted":
      // These name no repositories that could be relied on.
      return [wakeSweeps(installation, "backfill")];
    case "deleted":
    case "suspend":
      return [{ target: { kind: "installation", installation }, claims: [], priority: "event" }];
    default:
      return "The App came to no repository.";
  }
};

function backfill(repositories: unknown, installation: number): WakeUp[] {
  if (!Array.isArray(repositories)) return [];
  return repositories
    .map((repository) => readRepository(repository, installation))
    .filter((place) => place !== null)
    .map((place) => wakeSweep(place, "backfill"));
}
