import { spread } from "./spread.ts";
import { AGE_BUCKETS, type AgeBucket, type AgedItem, type AgeFigure } from "./stream-figures.ts";
import { compareNames } from "./work-item.ts";

/** The last whole day of each bucket. */
const ENDS: readonly number[] = [7, 14, 30, 60, 180, Number.POSITIVE_INFINITY];

/** Ages in days, by whole days elapsed in buckets: 7.9 days are 0-7. */
export function measureAge(items: readonly AgedItem[]): AgeFigure {
  const buckets = Object.fromEntries(AGE_BUCKETS.map((name) => [name, 0])) as Record<AgeBucket, number>;
  for (const { days } of items) {
    const index = ENDS.findIndex((end) => Math.floor(days) <= end);
    buckets[AGE_BUCKETS[index]!] += 1;
  }
  return { ...spread(items.map(({ days }) => days)), oldest: findOldest(items), buckets };
}

/** Ties go to the lowest repository, then the lowest number. */
export function findOldest(items: readonly AgedItem[]): AgedItem | null {
  let oldest: AgedItem | null = null;
  for (const item of items) {
    const isOlder =
      oldest === null ||
      item.days > oldest.days ||
      (item.days === oldest.days && compareNames(item, oldest) < 0);
    if (isOlder) oldest = item;
  }
  return oldest === null ? null : { repo: oldest.repo, number: oldest.number, days: oldest.days };
}
