import type { Job } from "../../app/queue.ts";
import { type Claim, PRIORITIES } from "../../app/wake-up.ts";

/** A job that has not started: its claims still grow. */
export interface WaitingJob extends Job {
  readonly claims: Claim[];
}

/** Two waiting jobs of one target as one: the claims of the first before those of the second. Uses the first up. */
export function mergeJobs(first: WaitingJob, second: Job): WaitingJob {
  for (const claim of second.claims) first.claims.push(claim);
  const isMoreUrgent = PRIORITIES.indexOf(second.priority) < PRIORITIES.indexOf(first.priority);
  return isMoreUrgent ? { ...first, priority: second.priority } : first;
}

/** First in, first out, by key. */
type Line = Map<string, WaitingJob>;

/**
 * Jobs that could start now, at most one a key. Installations take turns; within one the more urgent goes first, then
 * the older. Every step takes constant time, however many wait.
 */
export class WaitingJobs {
  /** A line for each priority, for each installation; the next in turn first. */
  private readonly lanes = new Map<number, readonly Line[]>();
  /** All of them, to merge into. */
  private readonly jobs = new Map<string, WaitingJob>();

  get size(): number {
    return this.jobs.size;
  }

  keys(): Iterable<string> {
    return this.jobs.keys();
  }

  /** Adds a job, or merges it into the one that waits under its key. That one keeps its place unless it gets urgent. */
  add(key: string, job: WaitingJob): void {
    const waiting = this.jobs.get(key);
    const merged = waiting === undefined ? job : mergeJobs(waiting, job);
    this.jobs.set(key, merged);
    const lane = this.laneOf(job.target.installation);
    if (waiting !== undefined && merged.priority !== waiting.priority) lineOf(lane, waiting).delete(key);
    lineOf(lane, merged).set(key, merged);
  }

  /** Takes out the job whose turn it is; null when none waits. */
  next(): readonly [key: string, job: WaitingJob] | null {
    const [turn] = this.lanes;
    if (turn === undefined) return null;
    const [installation, lane] = turn;
    const line = lane.find(({ size }) => size > 0)!;
    const [first] = line as Iterable<[string, WaitingJob]>;
    const [key, job] = first as [string, WaitingJob];
    line.delete(key);
    this.jobs.delete(key);
    this.lanes.delete(installation);
    // To the end, unless it is empty: installations that are gone leave nothing behind.
    if (lane.some(({ size }) => size > 0)) this.lanes.set(installation, lane);
    return [key, job];
  }

  private laneOf(installation: number): readonly Line[] {
    const lane = this.lanes.get(installation) ?? PRIORITIES.map(() => new Map());
    this.lanes.set(installation, lane);
    return lane;
  }
}

const lineOf = (lane: readonly Line[], { priority }: Job): Line => lane[PRIORITIES.indexOf(priority)]!;
