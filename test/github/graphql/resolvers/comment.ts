import { mayIn } from "../../access/permit.ts";
import type { Comment } from "../../state/comment.ts";
import { fullName } from "../../state/repository.ts";
import type { Context } from "../context.ts";
import type { Resolvers } from "../resolver.ts";
import { reactable } from "./reaction-group.ts";

const path = ({ issue, databaseId }: Comment): string =>
  `/${fullName(issue.repository)}/issues/${issue.number}#issuecomment-${databaseId}`;

const mayMinimize = ({ issue }: Comment, _args: never, { session }: Context): boolean =>
  mayIn(session, issue.repository, "issues", "write", "write");

export const comment: Resolvers<Comment> = {
  ...reactable,
  fullDatabaseId: ({ databaseId }) => String(databaseId),
  repository: ({ issue }) => issue.repository,
  resourcePath: path,
  url: (it, _args, { webUrl }) => webUrl + path(it),
  authorAssociation: () => "MEMBER",
  isMinimized: ({ minimizedReason }) => minimizedReason !== null,
  viewerDidAuthor: ({ author }, _args, { session }) => author !== null && author === session.actor,
  viewerCanMinimize: mayMinimize,
  viewerCanUnminimize: mayMinimize,
  viewerCanUpdate: mayMinimize,
  includesCreatedEdit: ({ lastEditedAt }) => lastEditedAt !== null,
};

export const reaction: Resolvers<{ readonly subject: object }> = { reactable: ({ subject }) => subject };
