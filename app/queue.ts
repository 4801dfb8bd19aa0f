import type { Clock } from "../shared/github/clock.ts";
import type { Claim, Priority, Target, WakeUp } from "./wake-up.ts";

/** One look at one target: everything that woke it since it was last looked at. */
export interface Job {
  readonly target: Target;
  /** In the order in which they came; those of a look that failed first. */
  readonly claims: readonly Claim[];
  readonly priority: Priority;
  /** 1 at first. */
  readonly attempt: number;
}

/** A look that failed, and when it is tried again in milliseconds since 1970; null = given up, its claims are lost. */
export interface JobFailure {
  readonly job: Job;
  readonly error: unknown;
  readonly retryAt: number | null;
}

/**
 * What becomes of a job that is not tried again: `bury` = it can be replayed by hand; `drop` = nobody needs it; `set-aside`
 * = it waits, with its claims, until its installation is brought back.
 */
export type Fate = "bury" | "drop" | "set-aside";

/** How a queue works its jobs off. */
export interface QueueSettings {
  /** Does a job; rejects when it failed. */
  readonly run: (job: Job) => Promise<void>;
  /** Jobs at once, at least 1. */
  readonly concurrency: number;
  readonly clock: Clock;
  /** Milliseconds until a job is tried again after it failed for the `attempt`th time; null = never. Must not throw. */
  readonly retryWait: (attempt: number, error: unknown) => number | null;
  /** Whether a failure brings the job nearer to being given up; default yes. Must not throw. */
  readonly countsAsAttempt?: (error: unknown) => boolean;
  /** What becomes of a job that is given up; default `bury`. Must not throw. */
  readonly fateOf?: (error: unknown) => Fate;
  /** Told of each failure. Must not throw. */
  readonly onFailure: (failure: JobFailure) => void;
  /**
   * Milliseconds from the end of a job to the next one of its target, so that a burst of wake-ups leads to one job at
   * once and one after it; default 0.
   */
  readonly spacingMs?: number;
  /** Until when no job of an installation is to start, milliseconds since 1970; null = none is held back. */
  readonly pausedUntil?: (installation: number) => number | null;
}

/**
 * Wake-ups in, jobs out. What every queue keeps:
 *
 * - For each wake-up added, a job of its target starts afterwards and not before its `runAt`, with its claims.
 * - Jobs of one target never run at the same time. Wake-ups that wait for the same target merge into one job, at the
 *   more urgent priority; so however many come while it runs, one more job follows. No claim is merged away.
 * - A wake-up with a `runAt` of its own never holds back one that is due now.
 * - At most so many jobs run at once. Installations take turns; within one the more urgent goes first, then the older.
 * - A job that fails is tried again after growing waits, then given up and told. Meanwhile its target waits, and what
 *   wakes it joins it.
 */
export interface Queue {
  /**
   * Once this resolves, the wake-ups are as safe as this queue can keep them.
   *
   * @param runAt not before this instant, milliseconds since 1970; default at once
   */
  add(wakeUps: readonly WakeUp[], runAt?: number): Promise<void>;
  /** Puts back to work what was set aside of an installation. */
  bringBack(installation: number): Promise<void>;
  /** Resolves once nothing runs, waits its turn, or waits to be tried again. What is for later stays. */
  drain(): Promise<void>;
  /** Starts no more jobs. Resolves once those that run have ended, to how many targets are left waiting. */
  stop(): Promise<number>;
}
