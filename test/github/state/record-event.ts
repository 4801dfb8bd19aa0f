import type { User } from "./account.ts";
import type { Issue } from "./issue.ts";
import type { TimelineDetail, TimelineItem } from "./timeline-item.ts";
import type { World } from "./world.ts";

/** Puts one more item at the end of the issue's timeline. */
export function recordEvent(world: World, issue: Issue, actor: User, detail: TimelineDetail): void {
  const item: TimelineItem = { ...detail, ...world.mint("event"), actor, createdAt: world.now() };
  world.nodes.set(item.id, item);
  const timeline = world.timelines.get(issue) ?? [];
  timeline.push(item);
  world.timelines.set(issue, timeline);
}
