import { streamOf } from "../domain/setting.ts";
import type { BoardScene } from "./board-scene.ts";
import { findLastHold } from "./find-last-hold.ts";
import { IN_FLIGHT_MS } from "./in-flight.ts";
import type { LabelEvent } from "./list-label-events.ts";
import type { BoardReading } from "./read-board.ts";

interface Move {
  /** Milliseconds since 1970. */
  readonly at: number;
  /** It cleared the field. */
  readonly isEmpty: boolean;
}

interface Scene extends BoardScene {
  readonly labels: readonly LabelEvent[];
}

/**
 * Whether what the board shows instead of a person's move was set by us, who had not heard of the move. Else another
 * person's move came later, or the same one's.
 */
export function isOurValue(move: Move, reading: BoardReading, scene: Scene): boolean {
  if (reading.kind === "untold" || reading.kind === "unknown") return false;
  const shown = reading.kind === "stream" ? reading.stream : null;
  if (move.isEmpty) return isWrittenBack(move, shown, scene);
  const { weighed, decision, now } = scene;
  if (weighed.labels.held) return wasSaidBefore(move, shown, scene);
  if (shown !== decision.stream) return false;
  // A move that is told soon may have been made while our write was under way; one told late was seen by us before.
  return shown === null ? isNearLabelEvent(move, scene) : now - move.at <= IN_FLIGHT_MS;
}

/**
 * An empty field that no event told of we fill again when anything else wakes us: something that happened to the issue,
 * or another event that is told late, too. A person's later move has left a hold, or nothing else happened at all.
 */
function isWrittenBack(move: Move, shown: string | null, scene: Scene): boolean {
  const { weighed, decision, labels, now } = scene;
  const { board, createdAt, events } = weighed.issue;
  if (shown === null || shown !== decision.stream || board?.kind !== "card") return false;
  if (isByCommand(move, shown, scene)) return true;
  const shownAt = board.updatedAt ?? now;
  if ((findLastHold(labels) ?? Number.NEGATIVE_INFINITY) >= shownAt) return false;
  const isLate = (at: number): boolean => now - at > IN_FLIGHT_MS;
  const happened = [createdAt ?? Number.NEGATIVE_INFINITY, ...(events ?? []).map(({ at }) => at)];
  return (
    happened.some((at) => at >= move.at - IN_FLIGHT_MS && at <= shownAt) ||
    (isLate(move.at) && !isLate(shownAt))
  );
}

/** Under a hold we write only what people said before the move: by a command, or by a label just before. */
function wasSaidBefore(move: Move, shown: string | null, scene: Scene): boolean {
  return (
    isByCommand(move, shown, scene) ||
    scene.labels.some(
      ({ byPerson, isPut, stream, at }) =>
        byPerson &&
        stream !== null &&
        (isPut ? stream : null) === shown &&
        at <= move.at &&
        move.at - at <= IN_FLIGHT_MS,
    )
  );
}

/** The labels tell when we followed a command: after the move. */
function isByCommand({ at }: Move, shown: string | null, { labels, followed }: Scene): boolean {
  const last = followed.at(-1);
  if (last === undefined || streamOf(last.setting) !== shown) return false;
  return (findLastHold(labels) ?? Number.NEGATIVE_INFINITY) >= at;
}

/** We clear the field when the stream's label goes. */
const isNearLabelEvent = ({ at }: Move, { labels }: Scene): boolean =>
  labels.some((label) => !label.isPut && Math.abs(label.at - at) <= IN_FLIGHT_MS);
