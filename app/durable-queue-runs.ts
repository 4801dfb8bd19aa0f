import { type Ending, frees, storeEndings } from "./durable-queue-endings.ts";
import { Heartbeat } from "./durable-queue-heartbeat.ts";
import { type DurableQueueSettings, TROUBLE_MS } from "./durable-queue-settings.ts";
import type { Job } from "./queue.ts";
import { readClaims, type StoredClaim } from "./store/claims.ts";
import { GroupCommit } from "./store/group-commit.ts";
import { type JobQueues, nameAside } from "./store/job-queues.ts";
import type { TakenJob } from "./store/stored-job.ts";

/** What is told of runs; must not throw. */
export interface RunListener {
  /** There is room for another one. */
  readonly onRoom: () => void;
  /** It is stored that this job is not at work any more; whether something woke its target meanwhile. */
  readonly onFreed: (queue: string, isWoken: boolean) => void;
  /** It is stored that a job is to be looked at again, in so many milliseconds. */
  readonly onAgain: (waitMs: number) => void;
}

/** The jobs that this process has taken, from there to their end. */
export class Runs {
  private readonly settings: DurableQueueSettings;
  private readonly listener: RunListener;
  private readonly endings: GroupCommit<Ending>;
  private readonly heartbeat: Heartbeat;
  /** At work as the database sees it: they run, have just ended, or cool. */
  private readonly held = new Map<string, TakenJob>();
  private readonly cooling = new Map<string, () => void>();
  /** Woken while held. */
  private readonly woken = new Set<string>();
  private stopped = false;
  private running = 0;

  constructor(settings: DurableQueueSettings, queues: Pick<JobQueues, "make">, listener: RunListener) {
    const { store, clock, onTrouble } = settings;
    this.settings = settings;
    this.listener = listener;
    this.endings = new GroupCommit({
      commit: async (endings) => {
        const aside = endings.filter(({ kind }) => kind === "set-aside");
        // Before the transaction, in which nothing else can be asked of an embedded database.
        await queues.make(new Set(aside.map(({ taken }) => nameAside(taken.target.installation))));
        await storeEndings(store, endings);
      },
    });
    this.heartbeat = new Heartbeat({ store, clock, onTrouble, listHeld: () => [...this.held.values()] });
  }

  /** How many more may run. */
  get room(): number {
    return this.stopped ? 0 : this.settings.concurrency - this.running;
  }

  /** How many are at work here as the database sees it, of queues of a kind. */
  countHeld(isOfKind: (queue: string) => boolean): number {
    return [...this.held.values()].filter(({ queue }) => isOfKind(queue)).length;
  }

  /** Nothing runs; what has ended may not be stored yet. */
  get isIdle(): boolean {
    return this.running === 0;
  }

  /** All that became of jobs is stored, and none of them is ours. */
  get isEmpty(): boolean {
    return this.running + this.held.size === 0;
  }

  /** Something woke this target. @returns whether it is at work here, so that it has to wait */
  wake(key: string): boolean {
    if (!this.held.has(key)) return false;
    this.woken.add(key);
    return true;
  }

  /** No job starts from now on, and none cools. */
  stop(): void {
    this.stopped = true;
    for (const [key, cancel] of this.cooling) {
      cancel();
      this.endCooling(key);
    }
  }

  /** Starts jobs, with their claims. When those can't be read, they go back. */
  async begin(jobs: readonly TakenJob[]): Promise<void> {
    const { store, onTrouble } = this.settings;
    // One of ours that was taken for dead and is not: the same job waits until that has ended.
    const [known, fresh] = [
      jobs.filter(({ key }) => this.held.has(key)),
      jobs.filter(({ key }) => !this.held.has(key)),
    ];
    for (const taken of known) void this.conclude(this.goBack(taken));
    for (const taken of fresh) this.held.set(taken.key, taken);
    this.running += fresh.length;
    this.heartbeat.start();
    try {
      const keys = fresh.map(({ key }) => key);
      const claims = Map.groupBy(await readClaims(store.database, store.schema, keys), ({ key }) => key);
      for (const taken of fresh) void this.run(taken, claims.get(taken.key) ?? []);
    } catch (error) {
      onTrouble(error);
      for (const taken of fresh) void this.end(this.goBack(taken));
    }
  }

  private goBack(taken: TakenJob): Ending {
    return { kind: "again", taken, attempt: taken.attempt, waitMs: this.stopped ? 0 : TROUBLE_MS };
  }

  private async run(taken: TakenJob, claims: readonly StoredClaim[]): Promise<void> {
    const { target, priority, attempt } = taken;
    const job: Job = { target, priority, attempt, claims: claims.map(({ claim }) => claim) };
    if (this.stopped) return await this.end(this.goBack(taken));
    // Behind this turn, so that a job that fails or adds at once finds the queue in order.
    const ending = await Promise.resolve()
      .then(() => this.settings.run(job))
      .then(
        (): Ending => ({ kind: "done", taken, claims, cools: this.cools }),
        (error: unknown): Ending => this.fail(job, taken, claims, error),
      );
    await this.end(ending);
  }

  private get cools(): boolean {
    return !this.stopped && (this.settings.spacingMs ?? 0) > 0;
  }

  private fail(job: Job, taken: TakenJob, claims: readonly StoredClaim[], error: unknown): Ending {
    const { clock, retryWait, countsAsAttempt, onFailure, fateOf } = this.settings;
    const waitMs = retryWait(job.attempt, error);
    onFailure({ job, error, retryAt: waitMs === null ? null : clock.now() + waitMs });
    if (waitMs === null) {
      const fate = fateOf?.(error) ?? "bury";
      if (fate === "set-aside") return { kind: "set-aside", taken };
      if (fate === "drop") return { kind: "done", taken, claims, cools: this.cools };
      return { kind: "given-up", taken, claims, error, cools: this.cools };
    }
    const attempt = job.attempt + (countsAsAttempt?.(error) === false ? 0 : 1);
    return { kind: "again", taken, attempt, waitMs };
  }

  private async end(ending: Ending): Promise<void> {
    const { key } = ending.taken;
    this.running -= 1;
    if (!frees(ending)) this.cool(key);
    this.listener.onRoom();
    await this.conclude(ending);
  }

  private cool(key: string): void {
    const { clock, spacingMs = 0 } = this.settings;
    this.cooling.set(
      key,
      clock.setTimer(spacingMs, () => this.endCooling(key)),
    );
  }

  private endCooling(key: string): void {
    this.cooling.delete(key);
    void this.conclude({ kind: "cooled", taken: this.held.get(key)! });
  }

  /** Stores what became of a job, as soon as the database can. */
  private async conclude(ending: Ending): Promise<void> {
    const { taken } = ending;
    while (!(await this.store(ending))) {
      // What is not stored is found lapsed by whoever comes next.
      if (this.stopped) break;
      await new Promise<void>((resolve) => this.settings.clock.setTimer(TROUBLE_MS, resolve));
    }
    if (ending.kind === "again") this.listener.onAgain(ending.waitMs);
    // Another one of its key may be ours.
    if (!frees(ending) || this.held.get(taken.key) !== taken) return;
    this.held.delete(taken.key);
    this.listener.onFreed(taken.queue, this.woken.delete(taken.key));
  }

  private async store(ending: Ending): Promise<boolean> {
    try {
      await this.endings.add(ending);
      return true;
    } catch (error) {
      this.settings.onTrouble(error);
      return false;
    }
  }
}
