/** Counts what happened within the last so many milliseconds. */
export class SlidingWindow {
  readonly #lengthMs: number;
  readonly #most: number;
  #entries: { readonly at: number; readonly amount: number }[] = [];

  constructor(lengthMs: number, most: number) {
    this.#lengthMs = lengthMs;
    this.#most = most;
  }

  /** Milliseconds until so much more has room; 0 = now. What can never have room waits a whole window. */
  waitFor(now: number, amount: number): number {
    this.#entries = this.#entries.filter(({ at }) => at > now - this.#lengthMs);
    let over = this.#entries.reduce((sum, entry) => sum + entry.amount, amount) - this.#most;
    if (amount === 0 || over <= 0) return 0;
    for (const { at, amount: leaving } of this.#entries) {
      over -= leaving;
      if (over <= 0) return at + this.#lengthMs - now;
    }
    return this.#lengthMs;
  }

  add(now: number, amount: number): void {
    if (amount > 0) this.#entries.push({ at: now, amount });
  }
}
