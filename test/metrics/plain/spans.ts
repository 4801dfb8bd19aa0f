/** From an event to the one that ends it, milliseconds. In it at T = what came strictly before T made it so. */
export interface Span {
  readonly from: number;
  readonly to: number;
}

export const DAY = 86_400_000;
export const WEEK = 7 * DAY;

export const isIn = (spans: readonly Span[], at: number): boolean =>
  spans.some(({ from, to }) => from < at && at <= to);

/** Overlapping and touching spans as one, oldest first; empty ones are left out. */
export function joinSpans(spans: readonly Span[]): Span[] {
  const joined: Span[] = [];
  for (const span of spans.filter(({ from, to }) => from < to).sort((a, b) => a.from - b.from)) {
    const last = joined.at(-1);
    if (last === undefined || span.from > last.to) joined.push(span);
    else joined[joined.length - 1] = { from: last.from, to: Math.max(last.to, span.to) };
  }
  return joined;
}

/** What is in both. */
export function meetSpans(one: readonly Span[], other: readonly Span[]): Span[] {
  const met = one.flatMap((a) =>
    other.map((b) => ({ from: Math.max(a.from, b.from), to: Math.min(a.to, b.to) })),
  );
  return joinSpans(met);
}

export const clipSpans = (spans: readonly Span[], from: number, to: number): Span[] =>
  meetSpans(spans, [{ from, to }]);

/** Milliseconds in the union of the spans. */
export const lengthOf = (spans: readonly Span[]): number =>
  joinSpans(spans).reduce((sum, { from, to }) => sum + to - from, 0);
