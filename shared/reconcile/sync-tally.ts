import type { GitHubError } from "../domain/github-error.ts";
import { isFirstComment } from "../domain/plan.ts";
import type { AppliedPlans } from "./apply-plans.ts";
import type { LookedAt } from "./look-at-issues.ts";
import type { Look, SweptPage } from "./sweep.ts";

/** What a sync did. */
export interface SyncResult {
  /** Open issues that were read, each counted once. */
  readonly read: number;
  /** Numbers of the issues that were changed, the oldest first. */
  readonly numbers: readonly number[];
  readonly applied: AppliedPlans;
}

/** Adds up what sweeps and looks come to. */
export class SyncTally {
  readonly changed = new Set<number>();
  /** Issues with a first comment that is still to be posted. */
  readonly asks = new Set<number>();
  /** Other issues that are to be looked at. */
  readonly looks = new Set<number>();
  /** Of the sweep that is under way, or was the last one. */
  pages = 0;
  read = 0;
  stopped: AppliedPlans["stopped"] = null;
  heldBack = 0;
  /** Single writes. */
  writes = 0;
  /** Null = nothing was read yet. */
  private mostRead: number | null = null;
  private wanting = 0;
  private readonly failed = new Map<number, GitHubError>();
  private readonly lost = new Map<number, GitHubError>();

  get hasBegun(): boolean {
    return this.mostRead !== null;
  }

  /** All issues are read again: what was left to be done is found again. */
  beginSweep(): void {
    for (const kept of [this.asks, this.looks, this.failed, this.lost]) kept.clear();
    this.pages = 0;
    this.read = 0;
    this.wanting = 0;
  }

  addPage({ tally, changed, failed, lost, wanting }: SweptPage, issues: number): void {
    this.pages += 1;
    this.read += issues;
    this.mostRead = Math.max(this.mostRead ?? 0, this.read);
    this.writes += tally.writes;
    this.wanting += wanting;
    for (const number of changed) this.changed.add(number);
    for (const { number, error } of failed) this.failed.set(number, error);
    for (const { number, error } of lost) this.lost.set(number, error);
  }

  /** What got lost on the way counts as not done, without another look. */
  giveUpLost(): void {
    for (const [number, error] of this.lost) {
      this.looks.delete(number);
      this.asks.delete(number);
      this.failed.set(number, error);
    }
  }

  /** Sub-issues in other repositories are for those repositories' own syncs. */
  leave(looks: readonly Look[]): void {
    for (const look of looks) {
      if (look.kind === "issue") (look.asks ? this.asks : this.looks).add(look.number);
    }
  }

  addLooks({ done, failed, stopped }: LookedAt): void {
    for (const { number, writes, heldBack, planned } of done) {
      this.writes += writes;
      this.looks.delete(number);
      this.failed.delete(number);
      if (writes > 0) this.changed.add(number);
      else if (planned.changes.some((change) => !isFirstComment(change))) this.wanting += 1;
      if (heldBack) this.asks.add(number);
      else this.asks.delete(number);
    }
    for (const { number, error } of failed) {
      this.looks.delete(number);
      this.asks.delete(number);
      this.failed.set(number, error);
    }
    if (stopped !== null) this.stopped = { error: stopped.error, left: stopped.left.length };
  }

  result(): SyncResult {
    const { changed, writes, wanting, heldBack, stopped } = this;
    const failed = [...this.failed].map(([number, error]) => ({ number, error }));
    return {
      read: this.mostRead ?? 0,
      numbers: [...changed].sort((a, b) => a - b),
      applied: { changed: changed.size, writes, failed, heldBack, wanting, stopped },
    };
  }
}
