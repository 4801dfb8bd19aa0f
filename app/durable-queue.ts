import { Intake } from "./durable-queue-intake.ts";
import { Pauses } from "./durable-queue-pauses.ts";
import { bringBack, moveLater, releaseActive, returnLapsed } from "./durable-queue-returns.ts";
import { Runs } from "./durable-queue-runs.ts";
import { type DurableQueueSettings, TROUBLE_MS } from "./durable-queue-settings.ts";
import { inTime } from "./operate/in-time.ts";
import type { Queue } from "./queue.ts";
import { isSweepQueue, JobQueues, LAPSED, LATER } from "./store/job-queues.ts";
import { countTargets, findDueQueues, hasWork, pullBack } from "./store/job-table.ts";
import type { Placing } from "./store/place-jobs.ts";
import type { Store } from "./store/store.ts";
import type { TakenJob } from "./store/stored-job.ts";
import { takeJobs } from "./store/take-jobs.ts";
import type { WakeUp } from "./wake-up.ts";

/** Milliseconds between looks for what other processes left. */
const LOOK_MS = 1000;
/**
 * Of all that may run, a turn takes this part: what one installation writes at the same time goes into one document, and
 * it may send one a second.
 */
const PART_A_TURN = 1 / 4;
/** GitHub waits 10 s for its answer. What is stored later than this is woken twice, which does no harm. */
const ADDED_IN_MS = 8000;
/** Sweeps at once: they take minutes, and are to leave room for everything else. */
const MOST_SWEEPS = 4;

/**
 * The queue in a database: what was added is done, whatever happens to the process. pg-boss does the queueing; here is
 * decided whose turn it is, and how many run.
 */
export class DurableQueue implements Queue {
  private readonly settings: DurableQueueSettings;
  private readonly store: Store;
  private readonly queues: JobQueues;
  private readonly intake: Intake;
  private readonly runs: Runs;
  private readonly pauses: Pauses;
  /** Queues in which there may be jobs to take; the next in turn first. */
  private readonly turns = new Set<string>();
  private timer: { readonly at: number; readonly cancel: () => void } | null = null;
  private isStirring = false;
  private stirAgain = false;
  private isLookDue = true;
  private stopped = false;
  private watchers: (() => void)[] = [];

  constructor(settings: DurableQueueSettings) {
    const { store } = settings;
    this.settings = settings;
    this.store = store;
    this.queues = new JobQueues(store);
    this.pauses = new Pauses(settings);
    this.intake = new Intake({ store, queues: this.queues, onStored: (placings) => this.notice(placings) });
    this.runs = new Runs(settings, this.queues, {
      onRoom: () => this.stir(),
      onAgain: (waitMs) => this.lookIn(waitMs),
      onFreed: (queue, isWoken) => {
        if (isWoken) this.turns.add(queue);
        this.stir();
      },
    });
  }

  /** Takes up what an earlier process left. To be called once, before anything is added. */
  async start(): Promise<void> {
    if (this.store.kind === "embedded") await releaseActive(this.store);
    this.stir();
  }

  async add(wakeUps: readonly WakeUp[], runAt = Number.NEGATIVE_INFINITY): Promise<void> {
    const waitMs = runAt - this.settings.clock.now();
    const later = waitMs > 0 ? { runAt, waitMs } : null;
    await inTime(() => this.intake.add(wakeUps, later), ADDED_IN_MS, this.settings.clock);
  }

  async bringBack(installation: number): Promise<void> {
    this.notice(await bringBack(this.store, installation));
  }

  async drain(): Promise<void> {
    const { database, jobSchema } = this.store;
    for (;;) {
      const changed = this.nextChange();
      if (this.runs.isIdle && !this.isStirring) {
        if (this.stopped || !(await hasWork(database, jobSchema))) return;
      }
      await changed;
    }
  }

  /** @returns how many targets wait in the database; other replicas may be about to look at them */
  async stop(): Promise<number> {
    this.stopped = true;
    this.timer?.cancel();
    this.timer = null;
    this.runs.stop();
    while (this.isStirring || !this.runs.isEmpty) await this.nextChange();
    return await countTargets(this.store.database, this.store.jobSchema);
  }

  private async nextChange(): Promise<void> {
    await new Promise<void>((resolve) => this.watchers.push(resolve));
  }

  /** What was stored waits for us or for a later look. */
  private notice(placings: readonly Placing[]): void {
    for (const { queue, key, waitMs } of placings) {
      if (waitMs !== null && waitMs > 0) this.lookIn(waitMs);
      else if (!this.runs.wake(key)) this.turns.add(queue);
    }
    this.stir();
  }

  private lookIn(waitMs: number): void {
    if (this.stopped) return;
    const { clock } = this.settings;
    const wait = Math.ceil(Math.min(waitMs, LOOK_MS));
    const at = clock.now() + wait;
    if (this.timer !== null && this.timer.at <= at) return;
    this.timer?.cancel();
    const cancel = clock.setTimer(wait, () => {
      this.timer = null;
      this.isLookDue = true;
      this.stir();
    });
    this.timer = { at, cancel };
  }

  /** Does all that can be done now; called after every change. */
  private stir(): void {
    this.stirAgain = true;
    if (!this.isStirring) void this.keepStirring();
  }

  private async keepStirring(): Promise<void> {
    this.isStirring = true;
    while (this.stirAgain && !this.stopped) {
      this.stirAgain = false;
      try {
        if (this.isLookDue) await this.look();
        await this.fill();
      } catch (error) {
        this.settings.onTrouble(error);
        this.lookIn(TROUBLE_MS);
      }
    }
    this.isStirring = false;
    for (const resolve of this.watchers.splice(0)) resolve();
  }

  /** Finds what has become due, and what other processes left. */
  private async look(): Promise<void> {
    const { database, jobSchema } = this.store;
    this.isLookDue = false;
    await this.pauses.refresh();
    let next = Number.POSITIVE_INFINITY;
    const due: string[] = [];
    const queues = await findDueQueues(database, jobSchema);
    if (queues.some(({ isAhead }) => isAhead)) {
      await pullBack(database, jobSchema);
      this.isLookDue = true;
      this.stirAgain = true;
      return;
    }
    for (const { name, isDue, nextMs } of queues) {
      next = Math.min(next, nextMs ?? Number.POSITIVE_INFINITY);
      if (!isDue) continue;
      if (name === LATER) this.notice(await moveLater(this.store));
      else if (name === LAPSED) this.notice(await returnLapsed(this.store));
      else due.push(name);
    }
    // Replicas that find the same begin each elsewhere, rather than all at one installation.
    const first = this.store.kind === "server" ? Math.floor(Math.random() * due.length) : 0;
    for (const name of [...due.slice(first), ...due.slice(0, first)]) this.turns.add(name);
    this.lookIn(next);
  }

  /** Takes jobs as long as there is room: of each queue in its turn as many as all can have. */
  private async fill(): Promise<void> {
    for (;;) {
      // What ends at the same time, as after a document with several issues, makes room together.
      await new Promise((resolve) => setImmediate(resolve));
      const { room } = this.runs;
      const least = Math.ceil(this.settings.concurrency * PART_A_TURN);
      // A turn waits until there is room for all of it.
      const queues = this.listTurns().slice(0, Math.floor(room / least));
      if (queues.length === 0) return;
      const share = Math.floor(room / queues.length);
      const taken: TakenJob[] = [];
      try {
        for (const queue of queues) taken.push(...(await this.take(queue, isSweepQueue(queue) ? 1 : share)));
      } finally {
        if (taken.length > 0) await this.runs.begin(taken);
      }
    }
  }

  /** Queues of installations that are asleep are not forgotten: they are looked at again when those wake. */
  private listTurns(): readonly string[] {
    let sweeps = MOST_SWEEPS - this.runs.countHeld(isSweepQueue);
    return [...this.turns].filter((queue) => {
      const waitMs = this.pauses.waitFor(queue);
      if (waitMs > 0) this.lookIn(waitMs);
      return waitMs === 0 && (!isSweepQueue(queue) || sweeps-- > 0);
    });
  }

  private async take(queue: string, count: number): Promise<readonly TakenJob[]> {
    // Out before and in again after, so that what is added meanwhile is not overlooked.
    this.turns.delete(queue);
    try {
      const taken = this.stopped ? [] : await takeJobs(this.store, queue, count);
      if (taken.length === count) this.turns.add(queue);
      return taken;
    } catch (error) {
      this.turns.add(queue);
      throw error;
    }
  }
}
