import type { OpenedQueue } from "../../app/host-store.ts";
import { nameTarget } from "../../app/name-target.ts";
import type { QueueSettings } from "../../app/queue.ts";
import type { WakeUp } from "../../app/wake-up.ts";
import { LaterJobs } from "./later-jobs.ts";
import { mergeJobs, type WaitingJob, WaitingJobs } from "./waiting-jobs.ts";

/** A timer of Node's that is set for longer goes off at once. */
const LONGEST_WAIT = 2 ** 31 - 1;

/** What a queue promises, at its simplest: the durable one is held against it, and scenarios run on it. */
export class MemoryQueue implements OpenedQueue {
  private readonly settings: QueueSettings;
  private readonly waiting = new WaitingJobs();
  private readonly running = new Set<string>();
  /** What woke a target while it ran. */
  private readonly again = new Map<string, WaitingJob>();
  private readonly later = new LaterJobs();
  /** Failed jobs until they are tried again. */
  private readonly resting = new Map<string, WaitingJob>();
  private readonly rests = new LaterJobs();
  /** Targets whose job has just ended, and what woke them since. */
  private readonly cooling = new Set<string>();
  private readonly held = new Map<string, WaitingJob>();
  private readonly aside = new Map<string, WaitingJob>();
  /** Until when they cool, the first to be over first. */
  private readonly cools: { readonly key: string; readonly at: number }[] = [];
  private timer: { readonly at: number; readonly cancel: () => void } | null = null;
  private stopped = false;
  private onIdle: (() => void)[] = [];

  constructor(settings: QueueSettings) {
    this.settings = settings;
  }

  async start(): Promise<void> {}

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

  async bringBack(installation: number): Promise<void> {
    for (const [key, job] of [...this.aside]) {
      if (job.target.installation !== installation) continue;
      this.aside.delete(key);
      this.put(key, job);
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
    const left = [this.waiting, this.held, this.resting, this.later].flatMap((jobs) => [...jobs.keys()]);
    return new Set(left).size;
  }

  private isIdle(): boolean {
    if (this.running.size > 0) return false;
    return this.stopped || this.waiting.size + this.held.size + this.resting.size === 0;
  }

  /** A job that is due goes where its target is. */
  private put(key: string, job: WaitingJob): void {
    if (this.resting.has(key)) putInto(this.resting, key, job);
    else if (this.running.has(key)) putInto(this.again, key, job);
    else if (this.cooling.has(key)) putInto(this.held, key, job);
    else this.waiting.add(key, job);
  }

  /** Does all that can be done now; called after every change. */
  private turn(): void {
    this.release();
    while (!this.stopped && this.running.size < this.settings.concurrency) {
      const next = this.waiting.next();
      if (next === null) break;
      this.begin(...next);
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
    while (this.cools.length > 0 && this.cools[0]!.at <= now) {
      const { key } = this.cools.shift()!;
      const job = this.held.get(key);
      this.held.delete(key);
      this.cooling.delete(key);
      if (job !== undefined) this.put(key, job);
    }
    for (const [key, job] of this.later.takeDue(now)) this.put(key, job);
  }

  private setTimer(): void {
    const coolAt = this.cools[0]?.at ?? Number.POSITIVE_INFINITY;
    const nextAt = Math.min(this.later.nextAt, this.rests.nextAt, coolAt);
    const at = this.stopped ? Number.POSITIVE_INFINITY : nextAt;
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

  private begin(key: string, job: WaitingJob): void {
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
    const { spacingMs = 0, clock } = this.settings;
    if (spacingMs > 0 && !this.resting.has(key)) {
      this.cooling.add(key);
      if (again !== undefined) this.held.set(key, again);
      this.cools.push({ key, at: clock.now() + spacingMs });
    } else if (again !== undefined) this.put(key, again);
    this.turn();
  }

  private fail(key: string, job: WaitingJob, error: unknown): void {
    const { clock, retryWait, onFailure, fateOf } = this.settings;
    const wait = retryWait(job.attempt, error);
    const retryAt = wait === null ? null : clock.now() + wait;
    onFailure({ job, error, retryAt });
    if (retryAt !== null) this.rest(key, job, error, retryAt);
    else if (fateOf?.(error) === "set-aside") putInto(this.aside, key, { ...job, attempt: 1 });
    this.finish(key);
  }

  private rest(key: string, job: WaitingJob, error: unknown, retryAt: number): void {
    const { countsAsAttempt } = this.settings;
    const attempt = job.attempt + (countsAsAttempt?.(error) === false ? 0 : 1);
    // What was told of the failure stays as it was, while this one grows.
    const retry: WaitingJob = { ...job, claims: [...job.claims], attempt };
    this.resting.set(key, retry);
    this.rests.add(key, retry, retryAt);
  }
}

function putInto(jobs: Map<string, WaitingJob>, key: string, job: WaitingJob): void {
  const before = jobs.get(key);
  jobs.set(key, before === undefined ? job : mergeJobs(before, job));
}
