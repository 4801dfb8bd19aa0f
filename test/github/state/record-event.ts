import type { User } from "./account.ts";
import type { Issue } from "./issue.ts";
import type { TimelineDetail, TimelineItem } from "./timeline-item.ts";
import { register, type World } from "./world.ts";

/** Puts one more item into the issue's timeline; a null actor is a deleted account. */
export function recordEvent(
  world: World,
  issue: Issue,
  actor: User | null,
  detail: TimelineDetail,
  at = world.now(),
): void {
  const item: TimelineItem = { ...detail, ...world.mint("event"), actor, createdAt: at };
  register(world, item);
  const timeline = world.timelines.get(issue) ?? [];
  timeline.push(item);
  world.timelines.set(issue, timeline);
}
