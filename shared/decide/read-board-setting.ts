import type { BoardMove } from "../domain/board-move.ts";
import type { StreamSetting } from "../domain/setting.ts";
import { foldName } from "../text/fold-name.ts";
import type { BoardScene } from "./board-scene.ts";
import type { CompiledMap } from "./compile-rules.ts";
import { IN_FLIGHT_MS } from "./in-flight.ts";
import { isAutomation } from "./is-automation.ts";
import { isOurValue } from "./is-our-value.ts";
import { isSaidAnew } from "./is-said-anew.ts";
import { listLabelEvents } from "./list-label-events.ts";
import { type BoardReading, readBoard, readOption } from "./read-board.ts";

/** What was said on the board, and when, in milliseconds since 1970; null = not told. */
export interface BoardSetting {
  readonly setting: StreamSetting;
  readonly at: number | null;
}

/**
 * What a person said on the board and nowhere else yet: told by an event, or, where that was missed, read from the
 * board. Null = nothing: what the labels say goes.
 */
export function readBoardSetting(scene: BoardScene): BoardSetting | null {
  const { weighed, moves, map } = scene;
  const reading = readBoard(weighed.issue, map);
  if (reading.kind === "untold") return null;
  const move = findLast(moves.filter(({ by }) => !isAutomation(by, map.automation)));
  if (move === null) return readMissedMove(reading, scene);
  const setting = toSetting(move, map);
  if (isSuperseded(move, setting, reading, scene)) return readMissedMove(reading, scene);
  return setting === null ? null : { setting, at: move.at };
}

function findLast(moves: readonly BoardMove[]): BoardMove | null {
  return moves.reduce<BoardMove | null>(
    (last, move) => (last === null || (move.at ?? 0) >= (last.at ?? 0) ? move : last),
    null,
  );
}

/** An empty field is an answer, too; an option that the map does not know is left alone. */
function toSetting({ to }: BoardMove, map: CompiledMap): StreamSetting | null {
  const target = readOption(to, map);
  if (target.kind === "stream") return { kind: "stream", id: target.stream };
  return target.kind === "empty" ? { kind: "none" } : null;
}

/**
 * A person said something else later: by a label, by a command, or by another value on the board, which has an event of
 * its own. But where it was us who set that value, since we had not heard of the move yet, the person's word goes.
 */
function isSuperseded(
  { to, at }: BoardMove,
  setting: StreamSetting | null,
  reading: BoardReading,
  scene: BoardScene,
): boolean {
  const { weighed, followed, map } = scene;
  const { board } = weighed.issue;
  if (board?.kind !== "card" || at === null) return false;
  const labels = listLabelEvents(weighed.issue, map);
  if (setting !== null && isSaidAnew({ setting, at }, { labels, followed })) return true;
  if (foldName(board.option ?? "") === foldName(to ?? "")) return false;
  // An empty field has no time.
  if (board.option !== null && (board.updatedAt === null || board.updatedAt <= at)) return false;
  return !isOurValue({ at, isEmpty: to === null }, reading, { ...scene, labels });
}

/** Where no event says why board and labels disagree, the later one goes. */
function readMissedMove(reading: BoardReading, { weighed, map }: BoardScene): BoardSetting | null {
  const { issue, labels } = weighed;
  const { board } = issue;
  if (reading.kind !== "stream" || board?.kind !== "card") return null;
  const { stream } = reading;
  if (labels.own.some(({ living }) => living === stream)) return null;
  const events = listLabelEvents(issue, map);
  const last = events.at(-1);
  const { updatedAt } = board;
  const isLater = last !== undefined && updatedAt !== null && updatedAt > last.at;
  const boardWins = labels.own.length === 0 ? last === undefined || isLater : isLater;
  // A label that was taken off while our write of its stream was under way: this is our own echo.
  const isEcho = events.some(
    ({ byPerson, isPut, stream: named, at }) =>
      byPerson && !isPut && named === stream && updatedAt !== null && updatedAt - at <= IN_FLIGHT_MS,
  );
  return boardWins && !isEcho ? { setting: { kind: "stream", id: stream }, at: updatedAt } : null;
}
