import { GitHubError } from "../domain/github-error.ts";
import type { Reconciled } from "./reconcile-issue.ts";
import type { RepositoryDesk } from "./repository-desk.ts";

/** The map can change under a look; thrice in a row is more than bad luck. */
const MOST_LOOKS = 3;

/**
 * Looks at an issue by the flow map in force: again, by the new one, when that became another one meanwhile.
 *
 * @param openDesk `anew` = what is known of the repository is not right any more; null = it has no flow map in force
 * @returns null = the repository has no flow map in force
 * @throws GitHubError
 */
export async function lookWithMap(
  openDesk: (anew: boolean) => Promise<RepositoryDesk | null>,
  look: (desk: RepositoryDesk) => Promise<Reconciled>,
): Promise<Exclude<Reconciled, { kind: "stale-map" }> | null> {
  for (let looks = 0; looks < MOST_LOOKS; looks++) {
    const desk = await openDesk(looks > 0);
    if (desk === null) return null;
    const result = await look(desk);
    if (result.kind !== "stale-map") return result;
  }
  throw new GitHubError("unavailable", "The flow map changes faster than it can be read.");
}
