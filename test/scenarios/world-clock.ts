import type { Clock } from "../../shared/github/clock.ts";

/** One time for GitHub and for the App; it stands still until it is moved, and rings timers on the way. */
export class WorldClock implements Clock {
  // From the present on: Octokit signs the App's tokens by the machine's own clock.
  private time = Date.now();
  private readonly timers = new Map<object, { readonly at: number; readonly call: () => void }>();

  readonly now = (): number => this.time;

  setTimer(waitMs: number, call: () => void): () => void {
    const timer = {};
    this.timers.set(timer, { at: this.time + waitMs, call });
    return () => this.timers.delete(timer);
  }

  /** When the next timer rings; null = none is set. */
  get nextAt(): number | null {
    return this.timers.size === 0 ? null : Math.min(...[...this.timers.values()].map(({ at }) => at));
  }

  pass(ms: number): void {
    const end = this.time + ms;
    for (let at = this.nextAt; at !== null && at <= end; at = this.nextAt) {
      const [timer, { call }] = [...this.timers].find(([, timer]) => timer.at === at)!;
      this.timers.delete(timer);
      this.time = Math.max(this.time, at);
      call();
    }
    this.time = end;
  }
}
