import { type SaidSetting, streamOf } from "../domain/setting.ts";
import type { BoardScene } from "./board-scene.ts";
import { findLastHold } from "./find-last-hold.ts";
import { IN_FLIGHT_MS } from "./in-flight.ts";
import { isSaidAnew } from "./is-said-anew.ts";
import { listLabelEvents } from "./list-label-events.ts";
import { readBoard } from "./read-board.ts";
import { readBoardSetting } from "./read-board-setting.ts";

/**
 * Whether a command that is heard only now was overtaken: since it was written people said something else, by a label, by
 * a command that was followed, or on the board. What we decided ourselves does not count, nor what was said in the same
 * second.
 */
export function isOverruled(command: SaidSetting, scene: BoardScene): boolean {
  const { weighed, followed, map } = scene;
  const isLater = (at: number | null | undefined): boolean => at != null && at > command.at;
  return (
    isSaidAnew(command, { labels: listLabelEvents(weighed.issue, map), followed }) ||
    isLater(readBoardSetting(scene)?.at) ||
    isLater(findFollowedMove(scene))
  );
}

/**
 * When the move on the board was made that the present hold goes back to, in milliseconds; null = it goes back to a label
 * or a command, or there is none. A cleared field has no time: then it is the latest that card and hold allow.
 */
function findFollowedMove({ weighed, followed, map }: BoardScene): number | null {
  const { issue, labels } = weighed;
  const reading = readBoard(issue, map);
  if (!labels.held || issue.board?.kind !== "card") return null;
  if (reading.kind === "untold" || reading.kind === "unknown") return null;
  const shown = reading.kind === "stream" ? reading.stream : null;
  const isHold =
    labels.own.every(({ living, byPerson }) => living === shown && !byPerson) &&
    labels.own.length > 0 === (shown !== null);
  const last = followed.at(-1);
  if (!isHold || (last !== undefined && streamOf(last.setting) === shown)) return null;
  const heldAt = findLastHold(listLabelEvents(issue, map));
  if (heldAt === null) return null;
  const { updatedAt, changedAt = heldAt - IN_FLIGHT_MS } = issue.board;
  if (shown === null) return Math.min(changedAt, heldAt);
  // Ours follows the labels; a person's move is there before them.
  return updatedAt !== null && updatedAt <= heldAt ? updatedAt : null;
}
