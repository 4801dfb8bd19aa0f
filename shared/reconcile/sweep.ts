import type { AppliedPlans } from "./apply-plans.ts";
import type { PlannedObservation } from "./plan-repository.ts";

/**
 * Why a repository is swept. `nightly`: the time has come. `failures`: too many of its deliveries failed. `backfill`: it
 * is new to us. `map`: its flow map is another one now. `asked`: somebody wants it now.
 */
export type SweepReason = "nightly" | "failures" | "backfill" | "map" | "asked";

/** What a sweep came to; counts of issues, but for `pages` and `writes`. */
export interface SweepTally {
  readonly pages: number;
  readonly issues: number;
  /** Changed by the sweep itself. */
  readonly changed: number;
  /** Single writes on them. */
  readonly writes: number;
  /** Left to a look of their own, since a comment is to be posted or something failed. */
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

/** Of one repository. */
export interface SweepMemory {
  read(): Promise<SweepRecord | null>;
  write(record: SweepRecord): Promise<void>;
}

/** What else is at work in a repository, beside its sweep. */
export interface Activity {
  /** Issues with a job that waits or runs, and those that were woken since the instant asked for. */
  readonly issues: ReadonlySet<number>;
  /** A job waits or runs of which nobody knows yet which issues it reaches: a map, a label, relatives. */
  readonly isWide: boolean;
}

/** Of one repository. */
export interface IssueActivity {
  /** @param since milliseconds since 1970; what was woken since, on any replica */
  read(since: number): Promise<Activity>;
}

/** What a sweep leaves to be looked at on its own. */
export type Look =
  /** `asks`: all that is left to be done is a first comment. */
  | { readonly kind: "issue"; readonly number: number; readonly asks: boolean }
  /** The sub-issues of this one that are in other repositories. */
  | { readonly kind: "sub-issues"; readonly number: number };

/** A page that was read and planned. */
export interface PlannedPage {
  readonly runs: readonly PlannedObservation[];
  /** When it was asked for, in milliseconds since 1970. */
  readonly askedAt: number;
  /** Numbers of issues of the pages before, as far as they were seen. */
  readonly before: ReadonlySet<number>;
}

/** What became of a page. */
export interface SweptPage {
  readonly tally: Omit<SweepTally, "pages" | "issues" | "repaired">;
  /** Differences that say that an event was lost. */
  readonly repairs: number;
  /** Numbers of the issues that were changed. */
  readonly changed: readonly number[];
  /** What was not done, and is not left to a look. */
  readonly failed: AppliedPlans["failed"];
  /** What may not have been done, and is left to looks. */
  readonly lost: AppliedPlans["failed"];
  /** Issues that stay as they are for want of a label. */
  readonly wanting: number;
  /** GitHub asked to wait, and some of the page is left. */
  readonly stopped: AppliedPlans["stopped"];
}
