import type { ReadingCost, RepositorySize } from "../reconcile/report-ports.ts";

/** Issues a page. */
export const MOST_HISTORIES = 50;

/** Lists that are asked for with each issue, its parent's labels included; a point is a hundred of them. */
const LISTS = { open: 7, closed: 4 };
/** Pages of issues of which one list or another, put together, fills one more request. */
const PAGES_A_FOLLOWING = 3;

/**
 * What reading the history of so many issues costs. GitHub counts one for each list of each issue of a full page,
 * divides by a hundred and rounds, one at least.
 */
export function estimateReading({ open, closed }: Pick<RepositorySize, "open" | "closed">): ReadingCost {
  const pages = { open: countPages(open), closed: countPages(closed) };
  const followings = Math.ceil((pages.open + pages.closed) / PAGES_A_FOLLOWING);
  const others = 1 + followings;
  return {
    requests: pages.open + pages.closed + others,
    points: pages.open * countPoints(LISTS.open) + pages.closed * countPoints(LISTS.closed) + others,
  };
}

/** An empty list is asked for, too. */
const countPages = (issues: number): number => Math.max(1, Math.ceil(issues / MOST_HISTORIES));

const countPoints = (lists: number): number => Math.max(1, Math.round((1 + MOST_HISTORIES * lists) / 100));
