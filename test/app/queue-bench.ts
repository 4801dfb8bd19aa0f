import type { Job, JobFailure, Queue, QueueSettings } from "../../app/queue.ts";
import type { Claim, Priority, WakeUp } from "../../app/wake-up.ts";

/** Milliseconds until a failed job is tried again. */
export const WAITS = [1000, 5000];
export const claim = (name: string): Claim => ({ kind: "label-names", names: [name] });
export const namesOf = (claims: readonly Claim[]): string[] =>
  claims.flatMap((one) => (one.kind === "label-names" ? one.names : []));

/** A wake-up of an issue. */
export const wake = (
  number: number,
  more: { claim?: string; priority?: Priority; installation?: number } = {},
): WakeUp => ({
  target: { kind: "issue", installation: more.installation ?? 1, owner: "acme", repo: "shop", number },
  claims: more.claim === undefined ? [] : [claim(more.claim)],
  priority: more.priority ?? "event",
});

export interface RunningJob {
  readonly job: Job;
  readonly end: (error?: Error) => Promise<void>;
}

export interface BenchOptions {
  readonly concurrency?: number;
  readonly spacingMs?: number;
  /** Instead of jobs that run until they are told to end. */
  readonly run?: (job: Job) => Promise<void>;
}

/** A queue on a table, with time in hand. */
export interface QueueBench {
  readonly queue: Queue;
  readonly now: () => number;
  readonly started: readonly Job[];
  readonly failures: readonly JobFailure[];
  readonly running: readonly RunningJob[];
  readonly add: (wakeUps: readonly WakeUp[], runAt?: number) => Promise<void>;
  readonly advance: (ms: number) => Promise<void>;
  /** Lets everything happen that waits for no time to pass. */
  readonly settle: () => Promise<void>;
  /** "number claim claim" of each job, in the order in which they started. */
  readonly shown: () => string[];
  readonly endAll: () => Promise<void>;
}

export type OpenBench = (options?: BenchOptions) => Promise<QueueBench>;

export interface BenchParts extends Pick<QueueBench, "now" | "settle"> {
  readonly makeQueue: (settings: Omit<QueueSettings, "clock">) => Queue;
  readonly move: (ms: number) => void | Promise<void>;
}

export function setUpBench(parts: BenchParts, options: BenchOptions): QueueBench {
  const { now, settle, move } = parts;
  const started: Job[] = [];
  const failures: JobFailure[] = [];
  const running: RunningJob[] = [];
  const runUntilTold = (job: Job): Promise<void> => {
    started.push({ ...job, claims: [...job.claims] });
    return new Promise((resolve, reject) => {
      const entry: RunningJob = {
        job,
        end: (error) => {
          running.splice(running.indexOf(entry), 1);
          if (error === undefined) resolve();
          else reject(error);
          return settle();
        },
      };
      running.push(entry);
    });
  };
  const queue = parts.makeQueue({
    run: options.run ?? runUntilTold,
    concurrency: options.concurrency ?? 1,
    spacingMs: options.spacingMs ?? 0,
    retryWait: (attempt) => WAITS[attempt - 1] ?? null,
    onFailure: (failure) => failures.push(failure),
  });
  const add = async (wakeUps: readonly WakeUp[], runAt?: number): Promise<void> => {
    await queue.add(wakeUps, runAt);
    await settle();
  };
  const advance = async (ms: number): Promise<void> => {
    await move(ms);
    await settle();
  };
  const endAll = async (): Promise<void> => {
    while (running.length > 0) await running[0]!.end();
  };
  const shown = (): string[] => started.map(show);
  return { queue, now, started, failures, running, add, advance, settle, shown, endAll };
}

const show = ({ target, claims }: Job): string =>
  [("number" in target && target.number) || "", ...namesOf(claims)].join(" ");
