import type { Actor } from "../domain/actor.ts";
import type { StickyState } from "../domain/issue.ts";
import { COMMENT_MARKER } from "../domain/marker.ts";
import type { TimelineEvent } from "../domain/timeline.ts";
import type { Comment } from "./read-comments.ts";

/**
 * What a row tells of our sticky comment. With comments, ours is the first that opens with the marker and that
 * automation wrote: anyone can write the marker. Without, nothing is known of one, which is `absent`, so that a plan
 * from a file shows the comment that would be posted; except where the history says that automation commented, which may
 * have been that comment.
 */
export function findSticky(
  comments: readonly Comment[] | null,
  events: readonly TimelineEvent[],
  isAutomation: (actor: Actor | null) => boolean,
): StickyState {
  if (comments === null) {
    const mayBeOurs = events.some(({ event, actor }) => event === "commented" && isAutomation(actor));
    return { kind: mayBeOurs ? "unknown" : "absent" };
  }
  const ours = comments.find(({ author, body }) => body.startsWith(COMMENT_MARKER) && isAutomation(author));
  if (ours === undefined) return { kind: "absent" };
  return { kind: "present", comment: { body: ours.body, minimized: ours.minimized } };
}
