import type { TimelineEvent } from "../domain/timeline.ts";
import { foldName } from "../text/fold-name.ts";
import type { FigureContext } from "./figure-context.ts";

type Test = (event: TimelineEvent) => boolean;

/**
 * When work on an item began: the earliest event of the first kind that there is any of: a move on the board into work,
 * a label of `labels.started`, an assignment. Null = no sign of it.
 *
 * @param events those before `now`
 * @param before when it left the backlog, or `now`
 */
export function readStart(
  events: readonly TimelineEvent[],
  before: number,
  { statuses, startedLabels }: FigureContext,
): number | null {
  const isIntoWork = (to: string, from: string | undefined): boolean =>
    statuses.active.has(to) || statuses.waiting.has(to) || (from !== undefined && statuses.blocked.has(to));
  const kinds: readonly Test[] = [
    ({ event, from, to }) =>
      event === "project_v2_item_status_changed" && to !== undefined && isIntoWork(foldName(to), from),
    ({ event, label }) => event === "labeled" && label !== null && startedLabels.has(foldName(label)),
    ({ event }) => event === "assigned",
  ];
  for (const isStart of kinds) {
    const first = events.find((event) => event.at < before && isStart(event));
    if (first !== undefined) return first.at;
  }
  return null;
}
