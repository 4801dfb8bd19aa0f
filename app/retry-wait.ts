const SECOND = 1000;

/** A moment's trouble, a restart, a secondary rate limit, a short outage; what lasts longer is for the sweep. */
const WAITS: readonly number[] = [SECOND, 10 * SECOND, 60 * SECOND, 300 * SECOND];

/** Milliseconds to wait after this many attempts failed; null = no more attempts. */
export function retryWait(attempt: number): number | null {
  return WAITS[attempt - 1] ?? null;
}
