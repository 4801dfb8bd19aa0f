import type { PlainCounted } from "./gather-items.ts";
import { mondayOf, type PlainWindow } from "./list-weeks.ts";
import { isIn, WEEK } from "./spans.ts";

/** Of each week of the window, oldest first. */
export interface PlainSeries {
  readonly arrivals: readonly number[];
  readonly throughput: readonly number[];
  readonly dropped: readonly number[];
  readonly reopened: readonly number[];
  readonly undone: readonly number[];
  readonly openAtStart: number;
  readonly openAtWeekEnd: readonly number[];
  readonly netFlow4w: number;
}

export function countWeeks(items: readonly PlainCounted[], window: PlainWindow): PlainSeries {
  const perWeek = (instants: readonly number[]): number[] =>
    window.weeks.map((week) => instants.filter((at) => at >= week && at < week + WEEK).length);
  const openAt = (at: number): number => items.filter(({ life }) => isIn(life.spans, at)).length;
  const lastLeaves = (kind: "finished" | "dropped") =>
    items.flatMap(({ life }) => (life.left?.kind === kind ? [life.left.at] : []));

  const arrivals = perWeek(items.map(({ created }) => created));
  const throughput = perWeek(lastLeaves("finished"));
  const dropped = perWeek(lastLeaves("dropped"));
  const passages = items.flatMap(({ life }) =>
    life.passages.map((passage) => ({ ...passage, last: passage === life.left })),
  );
  const sum = (series: readonly number[]) => series.slice(-4).reduce((total, count) => total + count, 0);
  return {
    arrivals,
    throughput,
    dropped,
    reopened: perWeek(passages.filter(({ kind }) => kind === "returned").map(({ at }) => at)),
    undone: perWeek(passages.filter(({ kind, last }) => kind !== "returned" && !last).map(({ at }) => at)),
    openAtStart: openAt(window.from),
    openAtWeekEnd: window.weeks.map((week) => openAt(week + WEEK)),
    netFlow4w: sum(arrivals) - sum(throughput) - sum(dropped),
  };
}

/** The index of the week from which on there is data: the one of the first creation; all of them = no data. */
export function firstWeekWithData(items: readonly PlainCounted[], window: PlainWindow): number {
  const count = window.weeks.length;
  const first = Math.min(...items.map(({ created }) => created));
  if (first === Number.POSITIVE_INFINITY || first >= window.to) return count;
  return Math.max(0, (mondayOf(first) - window.from) / WEEK);
}
