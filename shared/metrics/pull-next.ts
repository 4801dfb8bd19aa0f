import { isBlocked } from "./blocked.ts";
import { isOlder } from "./expectation.ts";
import { DAY } from "./span.ts";
import type { PullSuggestion } from "./stream-figures.ts";
import { compareNames, isStarted, type WorkItem } from "./work-item.ts";

const MOST = 3;

/**
 * What could be taken up next: open, unblocked, not started items, those first that unblock most, then those past the
 * expectation, then the oldest. A suggestion.
 *
 * @param open items in the backlog now
 * @param unblocks how many open items an item blocks now
 * @param days of the stream's expectation; null = it has none
 */
export function suggestNext(
  open: readonly WorkItem[],
  unblocks: (item: WorkItem) => number,
  days: number | null,
  now: number,
): PullSuggestion[] {
  return open
    .filter((item) => !isBlocked(item) && !isStarted(item))
    .map((item) => ({
      repo: item.repo,
      number: item.number,
      days: (now - item.createdAt) / DAY,
      unblocks: unblocks(item),
      pastExpectation: days !== null && isOlder(item, days, now),
    }))
    .sort(
      (a, b) =>
        b.unblocks - a.unblocks ||
        Number(b.pastExpectation) - Number(a.pastExpectation) ||
        b.days - a.days ||
        compareNames(a, b),
    )
    .slice(0, MOST);
}
