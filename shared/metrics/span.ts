/** A stretch of time in milliseconds: `from` is in it, `to` is not. */
export interface Span {
  readonly from: number;
  readonly to: number;
}

export const DAY = 86_400_000;
export const WEEK = 7 * DAY;
export const FOUR_WEEKS = 4 * WEEK;
/** 52 weeks. */
export const YEAR = 52 * WEEK;

/** Spans sorted and joined where they touch or overlap; empty ones are left out. */
export function joinSpans(spans: readonly Span[]): Span[] {
  const sorted = spans.filter(({ from, to }) => to > from).sort((a, b) => a.from - b.from);
  const joined: Span[] = [];
  for (const span of sorted) {
    const last = joined.at(-1);
    if (last === undefined || span.from > last.to) joined.push(span);
    else if (span.to > last.to) joined[joined.length - 1] = { from: last.from, to: span.to };
  }
  return joined;
}

/** What lies in both; each list must be joined. */
export function intersectSpans(some: readonly Span[], others: readonly Span[]): Span[] {
  const common: Span[] = [];
  for (const a of some) {
    for (const b of others) {
      const from = Math.max(a.from, b.from);
      const to = Math.min(a.to, b.to);
      if (from < to) common.push({ from, to });
    }
  }
  return common;
}

/** Milliseconds; the spans must be joined. */
export const measureSpans = (spans: readonly Span[]): number =>
  spans.reduce((sum, { from, to }) => sum + (to - from), 0);
