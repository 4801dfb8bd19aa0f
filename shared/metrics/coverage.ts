import type { Coverage } from "./health-figures.ts";
import { compareNames, type WorkItem } from "./work-item.ts";

/** @param open items in the backlog now, each once */
export function measureCoverage(open: readonly WorkItem[]): Coverage {
  const several = open.filter(({ streams }) => streams.length > 1).sort(compareNames);
  return {
    open: open.length,
    one: open.filter(({ streams }) => streams.length === 1).length,
    none: open.filter(({ streams }) => streams.length === 0).length,
    several: several.length,
    severalItems: several.map(({ repo, number, streams }) => ({ repo, number, streams })),
  };
}
