import type { FigureContext } from "./figure-context.ts";
import { listFinished } from "./flow-series.ts";
import type { HealthFigures } from "./health-figures.ts";
import { isIn, isStarted, type WorkItem } from "./work-item.ts";

/** Items by objective: in the backlog now, and finished in the window. */
export function countObjectives(
  items: readonly WorkItem[],
  { map, window }: FigureContext,
): HealthFigures["objectives"] {
  const finished = listFinished(items, window);
  const open = items.filter(isIn);
  const countFor = (id: string, some: readonly WorkItem[]): number =>
    some.filter(({ objectives }) => objectives.includes(id)).length;
  return map.objectives.map(({ id }) => ({ id, open: countFor(id, open), finished: countFor(id, finished) }));
}

/** The share of the work in progress that serves no objective. */
export function measureOffObjective(items: readonly WorkItem[]): number {
  const inProgress = items.filter((item) => isIn(item) && isStarted(item));
  if (inProgress.length === 0) return 0;
  return inProgress.filter(({ objectives }) => objectives.length === 0).length / inProgress.length;
}
