import { issuesOf } from "../state/find-thing.ts";
import type { Milestone } from "../state/milestone.ts";
import { fullName } from "../state/repository.ts";
import type { World } from "../state/world.ts";
import type { Site } from "./site.ts";
import { writeAccount } from "./write-account.ts";
import { writeTime } from "./write-time.ts";

/** A milestone as REST and webhooks write it. */
export function writeMilestone(world: World, it: Milestone, site: Site): object {
  const name = fullName(it.repository);
  const url = `${site.apiUrl}/repos/${name}/milestones/${it.number}`;
  const mine = issuesOf(world, it.repository).filter(({ milestone }) => milestone === it);
  const open = mine.filter(({ state }) => state === "OPEN").length;
  return {
    url,
    html_url: `${site.webUrl}/${name}/milestone/${it.number}`,
    labels_url: `${url}/labels`,
    id: it.databaseId,
    node_id: it.id,
    number: it.number,
    title: it.title,
    description: it.description,
    creator: it.creator === null ? null : writeAccount(it.creator, site),
    open_issues: open,
    closed_issues: mine.length - open,
    state: it.closedAt === null ? "open" : "closed",
    created_at: writeTime(it.createdAt),
    updated_at: writeTime(it.updatedAt),
    due_on: writeTime(it.dueOn),
    closed_at: writeTime(it.closedAt),
  };
}
