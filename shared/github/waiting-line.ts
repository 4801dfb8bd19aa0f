import type { Demand } from "./budget.ts";

/** A request that waits to be sent. */
export interface Waiter {
  readonly demand: Demand;
  /** Since when, in milliseconds since 1970. */
  readonly since: number;
  readonly go: () => void;
  readonly refuse: (until: number) => void;
}

/** Requests in the order in which they may go: events before sweeps, then the one that came first. */
export class WaitingLine {
  private readonly lines = { event: [] as Waiter[], sweep: [] as Waiter[] };

  add(waiter: Waiter): void {
    this.lines[waiter.demand.purpose].push(waiter);
  }

  get size(): number {
    return this.lines.event.length + this.lines.sweep.length;
  }

  /** All that wait now. */
  list(): readonly Waiter[] {
    return [...this.lines.event, ...this.lines.sweep];
  }

  remove(waiter: Waiter): void {
    const line = this.lines[waiter.demand.purpose];
    const at = line.indexOf(waiter);
    if (at >= 0) line.splice(at, 1);
  }
}

/** Those that hold each other up: a read never waits for a write's turn. */
export const laneOf = ({ resource, isWrite }: Demand): string => `${resource} ${isWrite ? "write" : "read"}`;
