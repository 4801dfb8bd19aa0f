import type { Comment } from "../state/comment.ts";
import type { Issue } from "../state/issue.ts";
import type { Reaction, ReactionContent } from "../state/reaction.ts";
import type { World } from "../state/world.ts";
import type { Site } from "./site.ts";
import { writeAccount } from "./write-account.ts";
import { writeTime } from "./write-time.ts";

/** REST's words for reactions, by GraphQL's. */
export const REACTIONS: Readonly<Record<ReactionContent, string>> = {
  THUMBS_UP: "+1",
  THUMBS_DOWN: "-1",
  LAUGH: "laugh",
  HOORAY: "hooray",
  CONFUSED: "confused",
  HEART: "heart",
  ROCKET: "rocket",
  EYES: "eyes",
};

export const writeReaction = (reaction: Reaction, site: Site): object => ({
  id: reaction.databaseId,
  node_id: reaction.id,
  user: writeAccount(reaction.user, site),
  content: REACTIONS[reaction.content],
  created_at: writeTime(reaction.createdAt),
});

/** How often each was given; `url` is the subject's. */
export function writeReactionCounts({ reactions }: World, subject: Issue | Comment, url: string): object {
  const mine = reactions.filter((it) => it.subject === subject);
  const counts = Object.entries(REACTIONS).map(([content, word]) => [
    word,
    mine.filter((it) => it.content === content).length,
  ]);
  return { url: `${url}/reactions`, total_count: mine.length, ...Object.fromEntries(counts) };
}
