import { weekName, weekStart } from "./iso-week.ts";
import {
  FEWEST_POINTS,
  type JudgedSeries,
  judgeSeries,
  type SeriesPoint,
  TOO_FEW_WEEKS,
} from "./judge-series.ts";
import { DAY } from "./span.ts";

/** What one stream finished. */
export interface ThroughputHistory {
  /** Names of the window's weeks, oldest first. */
  readonly weeks: readonly string[];
  /** Items finished in each. */
  readonly weekly: readonly number[];
  /** When they were finished, ascending, in milliseconds. */
  readonly finishedAt: readonly number[];
  /** Index of the first week with data; the number of weeks = there is none. */
  readonly firstWeek: number;
}

/** Under this mean, small counts mislead. */
const RARE_BELOW = 2;

/**
 * Signal or noise in what a stream finishes: by weekly counts, or, where less than 2 a week are finished, by the days
 * between finishes (Wheeler's XmR chart; Nelson's transformation of the days).
 */
export function judgeThroughput({ weeks, weekly, finishedAt, firstWeek }: ThroughputHistory): JudgedSeries {
  const counts = weekly.slice(firstWeek);
  if (counts.length < FEWEST_POINTS) return { limits: null, reason: TOO_FEW_WEEKS, signals: [] };
  const finished = counts.reduce((sum, count) => sum + count, 0);
  if (finished >= RARE_BELOW * counts.length) {
    return judgeSeries(
      "throughput",
      counts.map((value, index) => ({ value, week: weeks[firstWeek + index]! })),
    );
  }
  const gaps = listGaps(finishedAt);
  if (gaps.length >= FEWEST_POINTS) return judgeSeries("daysBetween", gaps);
  const reason = `less than ${RARE_BELOW} a week are finished, with fewer than ${FEWEST_POINTS} gaps between them`;
  return { limits: null, reason, signals: [] };
}

/** Days from each finish to the next, in the week that ends them. */
const listGaps = (finishedAt: readonly number[]): SeriesPoint[] =>
  finishedAt.slice(1).map((at, index) => ({
    value: (at - finishedAt[index]!) / DAY,
    week: weekName(weekStart(at)),
  }));
