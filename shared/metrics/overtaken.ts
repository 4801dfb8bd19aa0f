import type { OvertakenFigure } from "./stream-figures.ts";
import { compareNames, type WorkItem } from "./work-item.ts";

const MOST_NAMED = 3;

/**
 * Items that were started later than one that is still in progress, and finished all the same.
 *
 * @param finished items finished in the window
 * @param inProgress items started and in the backlog now
 */
export function countOvertaken(
  finished: readonly WorkItem[],
  inProgress: readonly WorkItem[],
): OvertakenFigure {
  const starts = finished.flatMap(({ startedAt }) => startedAt ?? []).sort((a, b) => a - b);
  const startOf = ({ startedAt }: WorkItem): number => startedAt ?? Number.POSITIVE_INFINITY;
  const first = inProgress.reduce((least, item) => Math.min(least, startOf(item)), Number.POSITIVE_INFINITY);
  const laterThan = (at: number): number => starts.length - countUpTo(starts, at);
  const items = inProgress
    .map((item) => ({ repo: item.repo, number: item.number, by: laterThan(startOf(item)) }))
    .filter(({ by }) => by > 0)
    .sort((a, b) => b.by - a.by || compareNames(a, b))
    .slice(0, MOST_NAMED);
  return { overtakers: laterThan(first), items };
}

/** How many of the sorted values are at most this one. */
function countUpTo(sorted: readonly number[], value: number): number {
  let [low, high] = [0, sorted.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if (sorted[middle]! <= value) low = middle + 1;
    else high = middle;
  }
  return low;
}
