import type { User } from "./account.ts";
import type { Comment } from "./comment.ts";
import type { Issue } from "./issue.ts";
import type { Reaction, ReactionContent } from "./reaction.ts";
import { register, type World } from "./world.ts";

/** The same reaction twice is one. GitHub sends no webhook for it. */
export function addReaction(
  world: World,
  user: User,
  subject: Issue | Comment,
  content: ReactionContent,
): { readonly reaction: Reaction; readonly isNew: boolean } {
  const there = world.reactions.find(
    (it) => it.subject === subject && it.user === user && it.content === content,
  );
  if (there !== undefined) return { reaction: there, isNew: false };
  const reaction: Reaction = register(world, {
    __typename: "Reaction",
    ...world.mint("reaction"),
    subject,
    user,
    content,
    createdAt: world.now(),
  });
  world.reactions.push(reaction);
  return { reaction, isNew: true };
}
