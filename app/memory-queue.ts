import type { Clock } from "./clock.ts";
import { LaterJobs } from "./later-jobs.ts";
import { nameTarget } from "./name-target.ts";
import type { Job, JobFailure, Queue } from "./queue.ts";
import { mergeJobs, type WaitingJob, WaitingJobs } from "./waiting-jobs.ts";
import type { WakeUp } from "./wake-up.ts";

export interface MemoryQueueSettings {
  /** Does a job; rejects when it failed. */
  readonly run: (job: Job) => Promise<void>;
  /** Jobs at once, at least 1. */
  readonly concurrency: number;
  readonly clock: Clock;
  /** Milliseconds until a job is tried again after it failed for the `attempt`th time; null = never. Must not throw. */
  readonly retryWait: (attempt: number, error: unknown) => number | null;
  /** Told of each failure. Must not throw. */
  readonly onFailure: (failure: JobFailure) => void;
}

/** A timer of Node's that is set for longer goes off at once. */
const LONGEST_WAIT = 2 ** 31 - 1;

/** The queue in memory: a crash loses what waits. */
export class MemoryQueue implements Queue {
  private readonly settings: MemoryQueueSettings;
  private readonly waiting = new WaitingJobs();
  private readonly running = new Set<string>();
  /** What woke a target while it ran. */
  private readonly again = new Map<string, WaitingJob>();
  private readonly later = new LaterJobs();
  /** Failed jobs until they are tried again. */
  private readonly resting = new Map<string, WaitingJob>();
  private readonly rests = new LaterJobs();
  private timer: { readonly at: number; readonly cancel: () => void } | null = null;
  private stopped = false;
  private onIdle: (() => void)[] = [];

  constructor(settings: MemoryQueueSettings) {
    this.settings = settings;
  }

  async add(wakeUps: readonly WakeUp[], runAt = Number.NEGATIVE_INFINITY): Promise<void> {
    const isDue = runAt <= this.settings.clock.now();
    for (const { target, claims, priority } of wakeUps) {
      const key = nameTarget(target);
      const job: WaitingJob = { target, claims: [...claims], priority, attempt: 1 };
      if (isDue) this.put(key, job);
      else this.later.add(key, job, runAt);
    }
    this.turn();
  }

  async drain(): Promise<void> {
    if (this.isIdle()) return;
    await new Promise<void>((resolve) => this.onIdle.push(resolve));
  }

  async stop(): Promise<number> {
    this.stopped = true;
    this.turn();
    await this.drain();
    return new Set([...this.waiting.keys(), ...this.resting.keys(), ...this.later.keys()]).size;
  }

  private isIdle(): boolean {
    if (this.running.size > 0) return false;
    return this.stopped || (this.waiting.size === 0 && this.resting.size === 0);
  }

  /** A job that is due goes where its target is. */
  private put(key: string, job: WaitingJob): void {
    if (this.resting.has(key)) putInto(this.resting, key, job);
    else if (this.running.has(key)) putInto(this.again, key, job);
    else this.waiting.add(key, job);
  }

  /** Does all that can be done now; called after every change. */
  private turn(): void {
    this.release();
    while (!this.stopped && this.running.size < this.settings.concurrency) {
      const next = this.waiting.next();
      if (next === null) break;
      this.start(...next);
    }
    this.setTimer();
    if (this.isIdle()) {
      for (const resolve of this.onIdle.splice(0)) resolve();
    }
  }

  private release(): void {
    const now = this.settings.clock.now();
    for (const [key] of this.rests.takeDue(now)) {
      const job = this.resting.get(key)!;
      this.resting.delete(key);
      this.put(key, job);
    }
    for (const [key, job] of this.later.takeDue(now)) this.put(key, job);
  }

  private setTimer(): void {
    const at = this.stopped ? Number.POSITIVE_INFINITY : Math.min(this.later.nextAt, this.rests.nextAt);
    if (this.timer?.at === at) return;
    this.timer?.cancel();
    this.timer = null;
    if (at === Number.POSITIVE_INFINITY) return;
    const wait = Math.min(Math.max(0, at - this.settings.clock.now()), LONGEST_WAIT);
    const cancel = this.settings.clock.setTimer(wait, () => {
      this.timer = null;
      this.turn();
    });
    this.timer = { at, cancel };
  }

  private start(key: string, job: WaitingJob): void {
    this.running.add(key);
    // Behind this turn, so that a job that fails or adds at once finds the queue in order.
    void Promise.resolve()
      .then(() => this.settings.run(job))
      .then(
        () => this.finish(key),
        (error: unknown) => this.fail(key, job, error),
      );
  }

  private finish(key: string): void {
    this.running.delete(key);
    const again = this.again.get(key);
    this.again.delete(key);
    if (again !== undefined) this.put(key, again);
    this.turn();
  }

  private fail(key: string, job: WaitingJob, error: unknown): void {
    const { clock, retryWait, onFailure } = this.settings;
    const wait = retryWait(job.attempt, error);
    const retryAt = wait === null ? null : clock.now() + wait;
    onFailure({ job, error, retryAt });
    if (retryAt !== null) this.rest(key, job, retryAt);
    this.finish(key);
  }

  private rest(key: string, job: WaitingJob, retryAt: number): void {
    // What was told of the failure stays as it was, while this one grows.
    const retry: WaitingJob = { ...job, claims: [...job.claims], attempt: job.attempt + 1 };
    this.resting.set(key, retry);
    this.rests.add(key, retry, retryAt);
  }
}

function putInto(jobs: Map<string, WaitingJob>, key: string, job: WaitingJob): void {
  const before = jobs.get(key);
  jobs.set(key, before === undefined ? job : mergeJobs(before, job));
}
