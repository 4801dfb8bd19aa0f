import type { Expectation } from "../../../shared/domain/stream.ts";
import type { PlainCounted } from "./gather-items.ts";
import { compareItems } from "./read-plain-item.ts";
import { DAY } from "./spans.ts";

export function judgeExpectation(
  { percent, days }: Expectation,
  open: readonly PlainCounted[],
  leadTimes: readonly number[],
  cycleTimes: readonly number[] | null,
  now: number,
) {
  const times = cycleTimes ?? leadTimes;
  const [hits, n] = [times.filter((time) => time <= days * DAY).length, times.length];
  const old = open.filter(({ created }) => now - created > days * DAY);
  return {
    percent,
    days,
    basis: cycleTimes === null ? "leadTime" : "cycleTime",
    hits,
    n,
    met: n < 5 ? null : hits * 100 >= percent * n,
    atRisk: old.sort((a, b) => a.created - b.created || compareItems(a, b)).map(({ number }) => number),
  };
}
