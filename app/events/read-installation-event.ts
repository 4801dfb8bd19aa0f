import { type WakeUp, wakeSweep, wakeSweeps } from "../wake-up.ts";
import type { EventReader } from "./delivery.ts";
import { readRepository } from "./payload.ts";

/** The App came to new repositories, or may do more in the ones it has. Where it went, there is nothing to do. */
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
