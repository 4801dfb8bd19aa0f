import { issuesOf } from "../../state/find-thing.ts";
import type { Issue } from "../../state/issue.ts";
import type { Repository } from "../../state/repository.ts";
import type { World } from "../../state/world.ts";
import { type IssueQuery, selectIssues } from "./select-issues.ts";

interface Listing {
  revision: number;
  readonly lists: Map<string, Issue[]>;
}

const listings = new WeakMap<Repository, Listing>();

/** The repository's issues that the query selects. They are sought once for all pages, until anything changes. */
export function listIssues(world: World, repository: Repository, query: IssueQuery): readonly Issue[] {
  if (!repository.hasIssues) return [];
  const listing = listings.get(repository) ?? { revision: world.revision, lists: new Map() };
  listings.set(repository, listing);
  if (listing.revision !== world.revision) listing.lists.clear();
  listing.revision = world.revision;
  const { states, labels, orderBy, filterBy } = query;
  const key = JSON.stringify([states, labels, orderBy, filterBy]);
  const found = listing.lists.get(key) ?? selectIssues(world, issuesOf(world, repository), query);
  listing.lists.set(key, found);
  return found;
}
