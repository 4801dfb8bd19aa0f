import { type StreamFigures, WORK_CLASSES } from "./stream-figures.ts";
import type { WorkItem } from "./work-item.ts";

/** @param finished items finished in the window */
export function measureDistribution(finished: readonly WorkItem[]): StreamFigures["distribution"] {
  const entries = WORK_CLASSES.map((name) => {
    const count = finished.filter(({ workClass }) => workClass === name).length;
    return [name, { count, share: finished.length === 0 ? 0 : count / finished.length }] as const;
  });
  return Object.fromEntries(entries) as StreamFigures["distribution"];
}
