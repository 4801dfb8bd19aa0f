/** So much was asked within a second, by one of the processes that share the count. */
export interface Mark {
  /** The second's end, in milliseconds since 1970. */
  readonly at: number;
  readonly by: string;
  readonly amount: number;
}

/** At most so much within any stretch of so many milliseconds. */
export interface Window {
  readonly lengthMs: number;
  readonly most: number;
}

const GRAIN_MS = 1000;
/** A mark that is farther ahead was made by a clock that has been put back since: it would hold back for days. */
const TOLERANCE_MS = 5000;

/** The marks that still count somewhere: none older than `keptMs`, none of the future. */
export const keepMarks = (marks: readonly Mark[], keptMs: number, now: number): readonly Mark[] =>
  marks.filter(({ at }) => at > now - keptMs && at <= now + GRAIN_MS + TOLERANCE_MS);

/** Counts so much more. Seconds are rounded up, so that nothing is forgotten too early. */
export function addMark(
  marks: readonly Mark[],
  { by, amount }: Pick<Mark, "by" | "amount">,
  now: number,
): readonly Mark[] {
  if (amount === 0) return marks;
  const at = Math.ceil(now / GRAIN_MS) * GRAIN_MS;
  const same = marks.find((mark) => mark.at === at && mark.by === by);
  if (same === undefined) return [...marks, { at, by, amount }];
  return marks.map((mark) => (mark === same ? { ...mark, amount: mark.amount + amount } : mark));
}

/** How much more there is room for now. */
export function roomFor(marks: readonly Mark[], { lengthMs, most }: Window, now: number): number {
  const used = keepMarks(marks, lengthMs, now).reduce((sum, { amount }) => sum + amount, 0);
  return Math.max(0, most - used);
}

/**
 * When there is room for so much more, in milliseconds since 1970; not after `now` = at once. What is more than there
 * can ever be room for waits until nothing else counts.
 */
export function findRoom(marks: readonly Mark[], window: Window, amount: number, now: number): number {
  if (amount === 0) return now;
  const wanted = Math.min(amount, window.most);
  const counted = keepMarks(marks, window.lengthMs, now).toSorted((a, b) => a.at - b.at);
  let room = window.most - counted.reduce((sum, mark) => sum + mark.amount, 0);
  if (room >= wanted) return now;
  for (const mark of counted) {
    room += mark.amount;
    if (room >= wanted) return mark.at + window.lengthMs;
  }
  return now;
}

/** The marks of two processes that share a count; each knows best of its own, and no second is counted twice. */
export function mergeMarks(a: readonly Mark[], b: readonly Mark[]): readonly Mark[] {
  const merged = new Map<string, Mark>();
  for (const mark of [...a, ...b]) {
    const key = `${mark.at} ${mark.by}`;
    const known = merged.get(key);
    if (known === undefined || known.amount < mark.amount) merged.set(key, mark);
  }
  return [...merged.values()].toSorted((one, other) => one.at - other.at || (one.by < other.by ? -1 : 1));
}
