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
  if (move.isEmpty) return isWrittenBack(shown, scene);
  const { weighed, decision, now } = scene;
  if (weighed.labels.held) return wasSaidBefore(move, shown, scene);
  if (shown !== decision.stream) return false;
  // A move that is told soon may have been made while our write was under way; one told late was seen by us before.
  return shown === null ? isNearLabelEvent(move, scene) : now - move.at <= IN_FLIGHT_MS;
}

/** An empty field that no event told of we fill again whenever we look. A person's later move has left a hold. */
function isWrittenBack(shown: string | null, { weighed, decision, labels }: Scene): boolean {
  const { board } = weighed.issue;
  if (shown === null || shown !== decision.stream || board?.kind !== "card") return false;
  const heldAt = findLastHold(labels);
  return heldAt === null || board.updatedAt === null || heldAt < board.updatedAt;
}

/** Under a hold we write only what people say: what is shown was said just before the move, by label or command. */
function wasSaidBefore({ at }: Move, shown: string | null, { labels, followed }: Scene): boolean {
  const isJustBefore = (word: number): boolean => word <= at && at - word <= IN_FLIGHT_MS;
  return (
    labels.some(
      ({ byPerson, isPut, stream, at: put }) =>
        byPerson && stream !== null && (isPut ? stream : null) === shown && isJustBefore(put),
    ) || followed.some((command) => streamOf(command.setting) === shown && isJustBefore(command.at))
  );
}

/** We clear the field when the stream's label goes. */
const isNearLabelEvent = ({ at }: Move, { labels }: Scene): boolean =>
  labels.some((label) => !label.isPut && Math.abs(label.at - at) <= IN_FLIGHT_MS);
