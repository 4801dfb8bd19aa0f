import { wakeSweep } from "../wake-up.ts";
import type { EventReader } from "./delivery.ts";
import { isRecord, readRepository } from "./payload.ts";

const MAP_FILE = ".github/flow-map.yml";

/** GitHub lists no more commits than this in a push; a longer one may hold anything. */
const MOST_COMMITS = 2048;

/** A push to the default branch that changes the flow map, or that may have. */
export const readPushEvent: EventReader = ({ payload, installation }) => {
  const repository = readRepository(payload.repository, installation);
  if (repository === null) return "The event names no repository.";
  const branch = isRecord(payload.repository) ? payload.repository.default_branch : null;
  if (typeof branch !== "string" || payload.ref !== `refs/heads/${branch}`) {
    return "The push is not to the default branch.";
  }
  if (payload.deleted === true) return "The branch is gone.";
  if (!mayChangeMap(payload)) return "The push leaves the flow map alone.";
  return [wakeSweep(repository, "map")];
};

function mayChangeMap({ forced, created, commits }: Readonly<Record<string, unknown>>): boolean {
  // A forced push may drop the commit that changed the map, and lists only those that are new.
  if (forced === true || created === true || !Array.isArray(commits) || commits.length >= MOST_COMMITS) {
    return true;
  }
  return commits.some(
    (commit) =>
      isRecord(commit) &&
      [commit.added, commit.modified, commit.removed].some(
        (paths) => Array.isArray(paths) && paths.includes(MAP_FILE),
      ),
  );
}
