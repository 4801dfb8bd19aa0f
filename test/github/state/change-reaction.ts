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

/** Takes one's own reaction back; null when there was none. */
export function removeReaction(
  world: World,
  user: User,
  subject: Issue | Comment,
  content: ReactionContent,
): Reaction | null {
  const at = world.reactions.findIndex(
    (it) => it.subject === subject && it.user === user && it.content === content,
  );
  if (at < 0) return null;
  const [reaction] = world.reactions.splice(at, 1);
  world.nodes.delete(reaction!.id);
  return reaction!;
}
