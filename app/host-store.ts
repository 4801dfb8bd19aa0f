import type { BudgetKeeper } from "../shared/github/budget-keeper.ts";
import type { Activity, SweepRecord } from "../shared/reconcile/sweep.ts";
import type { QueueFigure } from "./operate/figures.ts";
import type { Queue, QueueSettings } from "./queue.ts";
import type { DeadLetters } from "./store/dead-letters.ts";
import type { Ledger } from "./store/ledger.ts";
import type { RepositoryPlace } from "./wake-up.ts";

/** A queue that begins when it is told to. */
export interface OpenedQueue extends Queue {
  /** Takes up what an earlier process left. To be called once, before anything is added. */
  start(): Promise<void>;
}

/** What the App keeps beyond its own life, and shares with other replicas. */
export interface HostStore {
  readonly ledger: Pick<Ledger, "record">;
  openQueue(settings: QueueSettings): OpenedQueue;
  keeperFor(installation: number): BudgetKeeper;
  /** What is remembered of a repository's sweeps. */
  sweepMemoryOf(place: RepositoryPlace): {
    read(): Promise<SweepRecord | null>;
    write(record: SweepRecord): Promise<void>;
  };
  /** What else is at work in a repository, on any replica. */
  activityIn(place: RepositoryPlace): { read(since: number): Promise<Activity> };
  /** A small thing to remember, as plain JSON; null = nothing that can be read. */
  readNote(name: string): Promise<unknown>;
  writeNote(name: string, note: unknown): Promise<void>;
  /**
   * Whether it is for this replica to do something for so long (milliseconds): one of all is told so. 0 gives it to the
   * next one that asks.
   */
  claimLease(name: string, forMs: number): Promise<boolean>;
  /** What waits, by installation. */
  readQueue(): Promise<readonly QueueFigure[]>;
  readonly deadLetters: Pick<DeadLetters, "list" | "replay">;
  countDeadLetters(): Promise<number>;
  /** Rejects when the database does not answer. */
  check(): Promise<void>;
  /** To be called last. */
  close(): Promise<void>;
}
