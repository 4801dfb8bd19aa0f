import type { RepositoryPlace } from "./wake-up.ts";

/**
 * Why a repository is swept. `nightly`: the time has come. `failures`: too many of its deliveries failed. `backfill`: it
 * is new to the App. `map`: its flow map is another one now.
 */
export type SweepReason = "nightly" | "failures" | "backfill" | "map";

export interface SweepTask {
  readonly place: RepositoryPlace;
  readonly reason: SweepReason;
}

/** What a sweep came to; counts of issues, but for `pages` and `writes`. */
export interface SweepTally {
  readonly pages: number;
  readonly issues: number;
  /** Changed by the sweep itself. */
  readonly changed: number;
  /** Single writes on them. */
  readonly writes: number;
  /** Left to a job of the issue, since a comment is to be posted or something failed. */
  readonly handedOver: number;
  /** Something was not done, and is not tried again before the next sweep. */
  readonly failed: number;
  /** Of which an event must have been lost: label or board were not as they should long have been. */
  readonly repaired: number;
}

export const NOTHING_SWEPT: SweepTally = {
  pages: 0,
  issues: 0,
  changed: 0,
  writes: 0,
  handedOver: 0,
  failed: 0,
  repaired: 0,
};

export function addTallies(a: SweepTally, b: SweepTally): SweepTally {
  const names = Object.keys(a) as (keyof SweepTally)[];
  return Object.fromEntries(names.map((name) => [name, a[name] + b[name]])) as unknown as SweepTally;
}

/** How far a sweep has come. Plain JSON; instants are milliseconds since 1970. */
export interface SweepProgress {
  readonly reason: SweepReason;
  readonly startedAt: number;
  /** What its issues are decided by: the flow map's version and ours. */
  readonly basis: string;
  /** The list's place after the last page that is done; null = none is. */
  readonly after: string | null;
  /** Whether a difference says that an event was lost: not where the basis is new to the repository. */
  readonly isCounted: boolean;
  readonly tally: SweepTally;
}

/** What is remembered of a repository's sweeps. */
export interface SweepRecord {
  /** What the last complete sweep went by; null = there was none. */
  readonly basis: string | null;
  readonly finishedAt: number | null;
  /** A sweep that is not done. */
  readonly open: SweepProgress | null;
}

export interface SweepMemory {
  read(place: RepositoryPlace): Promise<SweepRecord | null>;
  write(place: RepositoryPlace, record: SweepRecord): Promise<void>;
}

/** What else is at work in a repository, beside its sweep. */
export interface Activity {
  /** Issues with a job that waits or runs, and those that were woken since the instant asked for. */
  readonly issues: ReadonlySet<number>;
  /** A job waits or runs of which nobody knows yet which issues it reaches: a map, a label, relatives. */
  readonly isWide: boolean;
}

export interface IssueActivity {
  /** @param since milliseconds since 1970; what was woken since, on any replica */
  read(place: RepositoryPlace, since: number): Promise<Activity>;
}
