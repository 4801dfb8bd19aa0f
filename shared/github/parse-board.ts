import { type Actor, isSameActor } from "../domain/actor.ts";
import type { BoardPlace } from "../domain/issue.ts";
import type { BoardName } from "../reconcile/ports.ts";
import { parseActor } from "./parse-actor.ts";
import type { IssuePart, ItemPart, ProjectPart, TimelinePart, Who } from "./queries/issue-answer.ts";

/** Whose comments and moves are ours. */
export type Viewer = Actor;

export const isOurs = (who: Who | null | undefined, viewer: Viewer): boolean =>
  isSameActor(parseActor(who), viewer);

export const isOnBoard = ({ number, owner }: ProjectPart, board: BoardName): boolean =>
  number === board.number && owner?.login?.toLowerCase() === board.owner.toLowerCase();

/** The issue's card on the map's board; null = it has none there. */
export function findItem<I extends ItemPart>(
  { part }: { readonly part: { readonly projectItems?: ItemList<I> } },
  board: BoardName | null,
): I | null {
  if (board === null) return null;
  return part.projectItems?.nodes?.find((item) => item !== null && isOnBoard(item.project, board)) ?? null;
}

type ItemList<I> = { readonly nodes: readonly (I | null)[] | null } | null;

interface BoardPart {
  readonly part: Pick<IssuePart, "projectItems">;
  readonly timeline: readonly TimelinePart[];
}

/** A card that GitHub keeps from the token is a hole in the list, and may be the one on this board. */
export function isBoardVisible(part: BoardPart["part"], board: BoardName): boolean {
  const cards = part.projectItems?.nodes;
  if (cards == null) return false;
  return findItem({ part }, board) !== null || !cards.includes(null);
}

/** Null = no board was asked for, or none could be read. */
export function parseBoard(whole: BoardPart, board: BoardName | null, viewer: Viewer): BoardPlace | null {
  if (board === null || !isBoardVisible(whole.part, board)) return null;
  const item = findItem(whole, board);
  if (item === null) return { kind: "absent", removedByPerson: wasRemoved(whole, board, viewer) };
  const { name = null, updatedAt } = item.fieldValueByName ?? {};
  return {
    kind: "card",
    option: name,
    updatedAt: updatedAt === undefined ? null : Date.parse(updatedAt),
    archived: item.isArchived,
    ...(name === null && item.updatedAt !== undefined && { changedAt: Date.parse(item.updatedAt) }),
  };
}

const MOVES: ReadonlySet<string> = new Set(["AddedToProjectV2Event", "RemovedFromProjectV2Event"]);

/** Somebody else's bot counts as a person, a board's own workflow does not. */
function wasRemoved({ timeline }: BoardPart, board: BoardName, viewer: Viewer): boolean {
  const last = timeline.findLast(
    ({ __typename, project }) => MOVES.has(__typename) && project != null && isOnBoard(project, board),
  );
  return (
    last?.__typename === "RemovedFromProjectV2Event" &&
    last.wasAutomated !== true &&
    !isOurs(last.actor, viewer)
  );
}
