import type { Expectation } from "../domain/stream.ts";
import { cycleDays } from "./cycle-time.ts";
import { leadDays } from "./lead-time.ts";
import { DAY } from "./span.ts";
import type { ExpectationFigure } from "./stream-figures.ts";
import { compareNames, type WorkItem } from "./work-item.ts";

const FEWEST = 5;

/**
 * How many of the finished items kept the service level expectation.
 *
 * @param finished items finished in the window
 * @param open items in the backlog now
 * @param basis cycle time where that is told, else lead time
 */
export function measureExpectation(
  { percent, days }: Expectation,
  basis: ExpectationFigure["basis"],
  finished: readonly WorkItem[],
  open: readonly WorkItem[],
  now: number,
): ExpectationFigure {
  const durations = finished.flatMap(
    (item) => (basis === "cycleTime" ? cycleDays(item) : leadDays(item)) ?? [],
  );
  const n = durations.length;
  const hits = durations.filter((duration) => duration <= days).length;
  const late = open.filter((item) => isOlder(item, days, now));
  return {
    percent,
    days,
    basis,
    hits,
    n,
    met: n < FEWEST ? null : hits * 100 >= percent * n,
    atRisk: late.sort((a, b) => a.createdAt - b.createdAt || compareNames(a, b)).map(({ number }) => number),
  };
}

export const isOlder = ({ createdAt }: WorkItem, days: number, now: number): boolean =>
  (now - createdAt) / DAY > days;
