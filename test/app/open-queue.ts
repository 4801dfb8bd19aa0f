import { MemoryQueue } from "../../app/memory-queue.ts";
import type { Job, JobFailure } from "../../app/queue.ts";
import type { Claim, Priority, WakeUp } from "../../app/wake-up.ts";
import { ManualClock } from "./manual-clock.ts";
import { settle } from "./settle.ts";

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

interface Running {
  readonly job: Job;
  readonly end: (error?: Error) => Promise<void>;
}

/** A queue whose jobs run until they are told to end. */
export function openQueue(concurrency = 1, spacingMs = 0) {
  const clock = new ManualClock();
  const started: Job[] = [];
  const failures: JobFailure[] = [];
  const running: Running[] = [];
  const run = (job: Job): Promise<void> => {
    started.push({ ...job, claims: [...job.claims] });
    return new Promise((resolve, reject) => {
      const entry: Running = {
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
  const queue = new MemoryQueue({
    run,
    concurrency,
    spacingMs,
    clock,
    retryWait: (attempt) => WAITS[attempt - 1] ?? null,
    onFailure: (failure) => failures.push(failure),
  });
  const add = async (wakeUps: readonly WakeUp[], runAt?: number): Promise<void> => {
    await queue.add(wakeUps, runAt);
    await settle();
  };
  const advance = async (ms: number): Promise<void> => {
    clock.advance(ms);
    await settle();
  };
  /** "number claim claim" of each job, in the order in which they started. */
  const shown = (): string[] => started.map(show);
  const endAll = async (): Promise<void> => {
    while (running.length > 0) await running[0]!.end();
  };
  return { queue, clock, started, failures, running, add, advance, shown, endAll };
}

const show = ({ target, claims }: Job): string =>
  [("number" in target && target.number) || "", ...namesOf(claims)].join(" ");
