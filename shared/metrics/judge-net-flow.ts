import { FEWEST_POINTS, type JudgedSeries, judgeSeries, TOO_FEW_WEEKS } from "./judge-series.ts";

/** What came to one stream and what left it. */
export interface NetFlowHistory {
  /** Names of the window's weeks, oldest first. */
  readonly weeks: readonly string[];
  /** Arrivals less finished and dropped, in each. */
  readonly weekly: readonly number[];
  readonly arrivals: readonly number[];
  /** Index of the first week with data; the number of weeks = there is none. */
  readonly firstWeek: number;
}

/** Signal or noise in how a backlog grows, by weeks (Wheeler's XmR chart); growth is what nobody wants. */
export function judgeNetFlow({ weeks, weekly, arrivals, firstWeek }: NetFlowHistory): JudgedSeries {
  const flows = weekly.slice(firstWeek);
  if (flows.length < FEWEST_POINTS) return { limits: null, reason: TOO_FEW_WEEKS, signals: [] };
  const arrived = arrivals.slice(firstWeek).reduce((sum, count) => sum + count, 0);
  if (arrived < flows.length) return { limits: null, reason: "less than 1 a week arrives", signals: [] };
  return judgeSeries(
    "netFlow",
    flows.map((value, index) => ({ value, week: weeks[firstWeek + index]! })),
  );
}
