import type { Issue } from "../domain/issue.ts";
import type { PlannedObservation } from "./plan-repository.ts";

/** An event's job may take so long when much is to be done. */
const STILL_UNDER_WAY = 15 * 60_000;

/**
 * Whether an issue that a sweep finds different says that an event was lost. Labels and board follow from events alone.
 * Comments do not count: their findings come with time and with what happens to neighbours, and a first comment may have
 * been held back.
 *
 * @param now milliseconds since 1970
 */
export function isRepair({ observed, planned }: PlannedObservation, now: number): boolean {
  const isQuiet = now - lastChange(observed.issue) >= STILL_UNDER_WAY;
  return isQuiet && planned.changes.some(({ kind }) => kind !== "comment");
}

/** When anything about the issue last changed, as far as its history tells; milliseconds since 1970. */
export function lastChange({ createdAt, events, board }: Issue): number {
  const onBoard = board?.kind === "card" ? board.updatedAt : null;
  const instants = [createdAt, onBoard, ...(events ?? []).map(({ at }) => at)];
  return instants.reduce((last: number, at) => Math.max(last, at ?? last), Number.NEGATIVE_INFINITY);
}
