import type { PlainCounted } from "./gather-items.ts";
import type { PlainWindow } from "./list-weeks.ts";
import { rankDays } from "./rank-percentile.ts";
import { compareItems } from "./read-plain-item.ts";
import { DAY } from "./spans.ts";

/** Items whose last leave lies in the window and was no drop. */
export const finishedIn = (items: readonly PlainCounted[], { from, to }: PlainWindow): PlainCounted[] =>
  items.filter(({ life: { left } }) => left?.kind === "finished" && left.at >= from && left.at < to);

export const leadTimes = (finished: readonly PlainCounted[]): number[] =>
  finished.map(({ created, life }) => life.left!.at - created);

/** Null = fewer than half of them have a start. */
export function cycleTimes(finished: readonly PlainCounted[]): number[] | null {
  const times = finished.flatMap(({ start, life }) => (start === null ? [] : [life.left!.at - start]));
  return times.length * 2 < finished.length ? null : times;
}

export const describeTimes = (times: readonly number[]) => ({
  n: times.length,
  p50: rankDays(times, 50),
  p85: rankDays(times, 85),
  p95: rankDays(times, 95),
});

const BUCKETS = [
  ["0-7", 0, 7],
  ["8-14", 8, 14],
  ["15-30", 15, 30],
  ["31-60", 31, 60],
  ["61-180", 61, 180],
  ["181+", 181, Number.POSITIVE_INFINITY],
] as const;

/** How old items are at `now`, from an instant that each has. */
export function describeAges(
  items: readonly PlainCounted[],
  since: (item: PlainCounted) => number,
  now: number,
) {
  const ages = items.map((item) => now - since(item));
  const inBucket = (low: number, high: number) =>
    ages.filter((age) => Math.floor(age / DAY) >= low && Math.floor(age / DAY) <= high).length;
  return {
    n: items.length,
    p50: rankDays(ages, 50),
    p85: rankDays(ages, 85),
    oldest: findOldest(items, since, now),
    buckets: Object.fromEntries(BUCKETS.map(([name, low, high]) => [name, inBucket(low, high)])),
  };
}

export function findOldest(
  items: readonly PlainCounted[],
  since: (item: PlainCounted) => number,
  now: number,
) {
  const [oldest] = [...items].sort((a, b) => since(a) - since(b) || compareItems(a, b));
  if (oldest === undefined) return null;
  return { repo: oldest.repo, number: oldest.number, days: (now - since(oldest)) / DAY };
}
