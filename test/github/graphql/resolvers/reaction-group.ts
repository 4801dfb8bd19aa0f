import type { Comment } from "../../state/comment.ts";
import type { Issue } from "../../state/issue.ts";
import type { Reaction, ReactionContent } from "../../state/reaction.ts";
import { connectList, type PageArguments } from "../connect-list.ts";
import type { Context } from "../context.ts";
import type { Resolvers } from "../resolver.ts";

type Subject = Issue | Comment;

interface ReactionGroup {
  readonly subject: Subject;
  readonly content: ReactionContent;
}

/** In GitHub's order. */
const CONTENTS: readonly ReactionContent[] = [
  "THUMBS_UP",
  "THUMBS_DOWN",
  "LAUGH",
  "HOORAY",
  "CONFUSED",
  "HEART",
  "ROCKET",
  "EYES",
];

const reactionsIn = ({ subject, content }: ReactionGroup, { world }: Context): Reaction[] =>
  world.reactions.filter((it) => it.subject === subject && it.content === content);

/** What can be reacted to: one group for every content, also where nobody reacted. */
export const reactable: Resolvers<Subject> = {
  reactionGroups: listReactionGroups,
  reactions: (it, args: PageArguments & { content?: ReactionContent | null }, { world }) =>
    connectList(
      world.reactions.filter(
        ({ subject, content }) => subject === it && (args.content ? content === args.content : true),
      ),
      args,
    ),
};

export function listReactionGroups(subject: Subject): ReactionGroup[] {
  return CONTENTS.map((content) => ({ subject, content }));
}

export const reactionGroup: Resolvers<ReactionGroup> = {
  /** Of its first reaction. */
  createdAt: (it, _args, context) => reactionsIn(it, context)[0]?.createdAt ?? null,
  viewerHasReacted: (it, _args, context) =>
    reactionsIn(it, context).some(({ user }) => user === context.session.actor),
  reactors: (it, args: PageArguments, context) =>
    connectList(
      reactionsIn(it, context).map(({ user }) => user),
      args,
    ),
};
