import { mayIn, seesBoard } from "../../access/permit.ts";
import type { Comment } from "../../state/comment.ts";
import { cardsOf, commentsOf } from "../../state/find-thing.ts";
import type { Issue } from "../../state/issue.ts";
import { fullName } from "../../state/repository.ts";
import { connectList, type PageArguments } from "../connect-list.ts";
import type { Context } from "../context.ts";
import { seesIssue } from "../load-node.ts";
import type { Resolvers } from "../resolver.ts";
import { listTimeline } from "./list-timeline.ts";
import { reactable } from "./reaction-group.ts";

const path = ({ repository, number }: Issue): string => `/${fullName(repository)}/issues/${number}`;

/** Issues of repositories that the viewer cannot see are left out, as if they were not there. */
const seen = (issues: readonly Issue[], { session }: Context): Issue[] =>
  issues.filter((it) => seesIssue(session, it));

interface CommentQuery extends PageArguments {
  readonly orderBy?: { readonly field: "UPDATED_AT"; readonly direction: "ASC" | "DESC" } | null;
}

/** Oldest first; GitHub orders them by their last change alone, if asked. */
function selectComments(comments: readonly Comment[], { orderBy }: CommentQuery): readonly Comment[] {
  if (!orderBy) return comments;
  const sign = orderBy.direction === "DESC" ? -1 : 1;
  return [...comments].sort((a, b) => sign * (a.updatedAt - b.updatedAt || a.databaseId - b.databaseId));
}

export const issue: Resolvers<Issue> = {
  ...reactable,
  fullDatabaseId: ({ databaseId }) => String(databaseId),
  resourcePath: path,
  url: (it, _args, { webUrl }) => webUrl + path(it),
  closed: ({ state }) => state === "CLOSED",
  authorAssociation: () => "MEMBER",
  includesCreatedEdit: ({ lastEditedAt }) => lastEditedAt !== null,
  viewerDidAuthor: ({ author }, _args, { session }) => author !== null && author === session.actor,
  viewerCanLabel: ({ repository }, _args, { session }) => mayIn(session, repository, "issues", "write"),
  assignees: ({ assignees }, args: PageArguments) =>
    connectList(
      assignees.filter(({ __typename }) => __typename === "User"),
      args,
    ),
  assignedActors: ({ assignees }, args: PageArguments) => connectList(assignees, args),
  labels: ({ labels }, args: PageArguments & { orderBy?: { field: string; direction: string } }) => {
    const byName = args.orderBy?.field === "NAME";
    const sorted = [...labels].sort((a, b) =>
      byName ? a.name.localeCompare(b.name) : a.createdAt - b.createdAt,
    );
    return connectList(args.orderBy?.direction === "DESC" ? sorted.reverse() : sorted, args);
  },
  comments: (it, args: CommentQuery, { world }) =>
    connectList(selectComments(commentsOf(world, it), args), args),
  parent: ({ parent }, _args, context) => (parent === null ? null : (seen([parent], context)[0] ?? null)),
  subIssues: ({ subIssues }, args: PageArguments, context) => connectList(seen(subIssues, context), args),
  subIssuesSummary: ({ subIssues }) => {
    const total = subIssues.length;
    const completed = subIssues.filter(({ state }) => state === "CLOSED").length;
    return { total, completed, percentCompleted: total === 0 ? 0 : Math.floor((100 * completed) / total) };
  },
  blockedBy: ({ blockedBy }, args: PageArguments & { orderBy?: { direction: string } }, context) => {
    const list = seen(blockedBy, context);
    return connectList(args.orderBy?.direction === "ASC" ? list : list.reverse(), args);
  },
  blocking: ({ blocking }, args: PageArguments & { orderBy?: { direction: string } }, context) => {
    const list = seen(blocking, context);
    return connectList(args.orderBy?.direction === "ASC" ? list : list.reverse(), args);
  },
  issueDependenciesSummary: ({ blockedBy, blocking }) => ({
    blockedBy: blockedBy.filter(({ state }) => state === "OPEN").length,
    blocking: blocking.filter(({ state }) => state === "OPEN").length,
    totalBlockedBy: blockedBy.length,
    totalBlocking: blocking.length,
  }),
  timelineItems: listTimeline,
  projectItems: (it, args: PageArguments & { includeArchived?: boolean }, { world, session }) => {
    const items = cardsOf(world, it).filter(
      ({ project, isArchived }) =>
        seesBoard(session, project) && (args.includeArchived !== false || !isArchived),
    );
    return connectList(items, args);
  },
};
