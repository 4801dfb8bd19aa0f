import type { BoardMove } from "../domain/board-move.ts";
import type { Decision } from "../domain/decision.ts";
import type { StreamSetting } from "../domain/setting.ts";
import type { TimelineEvent } from "../domain/timeline.ts";
import { foldName } from "../text/fold-name.ts";
import type { CompiledMap } from "./compile-rules.ts";
import { isAutomation } from "./is-automation.ts";
import { type BoardReading, readBoard, readOption } from "./read-board.ts";
import type { WeighedIssue } from "./weigh-issue.ts";

/**
 * What a person said on the board and nowhere else yet: told by an event, or, where that was missed, read from the
 * board. Null = nothing: what the labels say goes.
 *
 * @param decision without the board
 * @param moves told by events, in any order
 */
export function readBoardSetting(
  weighed: WeighedIssue,
  decision: Decision,
  moves: readonly BoardMove[],
  map: CompiledMap,
): StreamSetting | null {
  const reading = readBoard(weighed.issue, map);
  if (reading.kind === "untold") return null;
  const move = findLast(moves.filter(({ by }) => !isAutomation(by, map.automation)));
  if (move !== null && !isSuperseded(move, reading, weighed, decision, map)) return toSetting(move, map);
  return readMissedMove(reading, weighed, map);
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
 * Somebody set another value after this move: that one has an event of its own. Where it is just what we would have
 * set, it was us, who had not heard of the move yet: the person's word goes, unless a person's label is later still.
 */
function isSuperseded(
  { to, at }: BoardMove,
  reading: BoardReading,
  { issue: { board, events }, labels }: WeighedIssue,
  { stream }: Decision,
  map: CompiledMap,
): boolean {
  if (board?.kind !== "card" || foldName(board.option ?? "") === foldName(to ?? "")) return false;
  if (at === null || board.updatedAt === null || board.updatedAt <= at) return false;
  const last = findLastLabelEvent(events ?? [], map);
  if (last !== null && last.at > at && !isAutomation(last.actor, map.automation)) return true;
  const mayBeOurs = !labels.held && reading.kind === "stream" && reading.stream === stream;
  return !mayBeOurs;
}

/** Where no event says why board and labels disagree, the later one goes. */
function readMissedMove(
  reading: BoardReading,
  { issue: { board, events }, labels: { own } }: WeighedIssue,
  map: CompiledMap,
): StreamSetting | null {
  if (reading.kind !== "stream" || board?.kind !== "card") return null;
  if (own.some(({ living }) => living === reading.stream)) return null;
  const last = findLastLabelEvent(events ?? [], map);
  const isLater = last !== null && board.updatedAt !== null && board.updatedAt > last.at;
  const boardWins = own.length === 0 ? last === null || isLater : isLater;
  return boardWins ? { kind: "stream", id: reading.stream } : null;
}

/** The last time that anybody put or took a label that says where the issue sits. */
function findLastLabelEvent(events: readonly TimelineEvent[], { labels }: CompiledMap): TimelineEvent | null {
  const says = (name: string): boolean => labels.own.has(name) || name === labels.held;
  return (
    events.findLast(
      ({ event, label }) =>
        (event === "labeled" || event === "unlabeled") && label !== null && says(foldName(label)),
    ) ?? null
  );
}
