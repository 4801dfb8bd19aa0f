import { seesBoard } from "../../access/permit.ts";
import type { Comment } from "../../state/comment.ts";
import { commentsOf, timelineOf } from "../../state/find-thing.ts";
import type { Issue } from "../../state/issue.ts";
import type { TimelineItem } from "../../state/timeline-item.ts";
import { connectList, type PageArguments } from "../connect-list.ts";
import type { Context } from "../context.ts";

interface TimelineArguments extends PageArguments {
  readonly itemTypes?: readonly string[] | null;
  readonly since?: string | null;
  readonly skip?: number | null;
}

type Entry = TimelineItem | Comment;

/** Events and comments, oldest first. What happened on a board is only for those who see the board. */
export function listTimeline(issue: Issue, args: TimelineArguments, { world, session }: Context): object {
  const { itemTypes, since, skip } = args;
  const all: Entry[] = [...timelineOf(world, issue), ...commentsOf(world, issue)];
  const mine = all.filter((entry) => !("project" in entry) || seesBoard(session, entry.project));
  mine.sort((a, b) => a.createdAt - b.createdAt || a.databaseId - b.databaseId);
  const from = since ? Date.parse(since) : Number.NEGATIVE_INFINITY;
  const wanted = mine
    .filter((entry) => itemTypes?.includes(toItemType(entry.__typename)) ?? true)
    .filter((entry) => ("updatedAt" in entry ? entry.updatedAt : entry.createdAt) >= from)
    .slice(skip ?? 0);
  const page = connectList(wanted, args);
  return {
    ...page,
    totalCount: mine.length,
    filteredCount: wanted.length,
    pageCount: page.nodes.length,
    updatedAt: mine.at(-1)?.createdAt ?? issue.createdAt,
  };
}

const itemTypesByName = new Map<string, string>();

/** "AddedToProjectV2Event" as "ADDED_TO_PROJECT_V2_EVENT". */
function toItemType(typename: string): string {
  const known = itemTypesByName.get(typename);
  if (known !== undefined) return known;
  const itemType = typename.replace(/([a-z0-9])([A-Z])/g, "$1_$2").toUpperCase();
  itemTypesByName.set(typename, itemType);
  return itemType;
}
