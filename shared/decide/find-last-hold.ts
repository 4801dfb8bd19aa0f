import type { LabelEvent } from "./list-label-events.ts";

/** When we last wrote down what a person had said by command or on the board, in milliseconds; null = never. */
export function findLastHold(labels: readonly LabelEvent[]): number | null {
  const last = labels.findLast(({ byPerson, stream, wasHeld }) => !byPerson && (stream === null || wasHeld));
  return last?.at ?? null;
}
