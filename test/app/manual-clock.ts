import type { Clock } from "../../shared/github/clock.ts";

/** Milliseconds. */
const LONGEST_WAIT = 2 ** 31 - 1;

/** A clock that stands still until it is moved. */
export class ManualClock implements Clock {
  private time = 1_000_000;
  private readonly timers = new Map<object, { readonly at: number; readonly call: () => void }>();

  now(): number {
    return this.time;
  }

  setTimer(waitMs: number, call: () => void): () => void {
    if (waitMs > LONGEST_WAIT) throw new Error("Node rings such a timer at once.");
    const timer = {};
    this.timers.set(timer, { at: this.time + waitMs, call });
    return () => this.timers.delete(timer);
  }

  get timerCount(): number {
    return this.timers.size;
  }

  /** Moves the time on and rings every timer on the way, in order. */
  advance(ms: number): void {
    const end = this.time + ms;
    for (;;) {
      const due = [...this.timers].filter(([, { at }]) => at <= end).sort(([, a], [, b]) => a.at - b.at)[0];
      if (due === undefined) break;
      const [timer, { at, call }] = due;
      this.timers.delete(timer);
      this.time = Math.max(this.time, at);
      call();
    }
    this.time = end;
  }
}
