import { GitHubError } from "../domain/github-error.ts";
import { PagePlanner } from "./page-planner.ts";
import type { ObservedPage } from "./ports.ts";
import type { RepositoryDesk } from "./repository-desk.ts";
import {
  addTallies,
  NOTHING_SWEPT,
  type PlannedPage,
  type SweepProgress,
  type SweepReason,
  type SweepRecord,
  type SweepTally,
  type SweptPage,
} from "./sweep.ts";
import { sweepPage } from "./sweep-page.ts";
import type { SweepPorts } from "./sweep-ports.ts";

/** What came of a sweep that is done. */
export interface SweepResult {
  /** Maybe many calls ago, before a wait for GitHub's limits or a restart; milliseconds since 1970. */
  readonly startedAt: number;
  /** Of all calls that it took. */
  readonly tally: SweepTally;
  /** Some card could not be read, though the board was set up. */
  readonly isBoardHidden: boolean;
}

/** A sweep that was left for longer begins anew: much has happened since. */
const GOES_STALE = 12 * 3_600_000;

/**
 * Looks at all open issues of a repository, page by page, and writes what is not as it should be. The next page is read
 * while the last one is written. How far it came is remembered, so that the next call goes on from there.
 *
 * @returns null = the repository has no flow map in force
 * @throws GitHubError when GitHub or the network failed; `limited` also when the rest has to be left to events. To be
 *   called again then, not before its `retryAt`
 */
export async function sweepRepository(reason: SweepReason, ports: SweepPorts): Promise<SweepResult | null> {
  const sweep = await RepositorySweep.begin(reason, ports);
  return sweep === null ? null : await sweep.run();
}

class RepositorySweep {
  private readonly reason: SweepReason;
  private readonly ports: SweepPorts;
  /** What an issue is decided with goes by one map. */
  private planner = new PagePlanner();
  private readonly seen = new Set<number>();
  private last: Omit<SweepRecord, "open"> = { basis: null, finishedAt: null };
  private progress: SweepProgress;
  private desk: RepositoryDesk;
  private isBoardHidden = false;

  private constructor(
    reason: SweepReason,
    ports: SweepPorts,
    { desk, progress }: { desk: RepositoryDesk; progress: SweepProgress },
  ) {
    this.reason = reason;
    this.ports = ports;
    this.desk = desk;
    this.progress = progress;
  }

  static async begin(reason: SweepReason, ports: SweepPorts): Promise<RepositorySweep | null> {
    const desk = await ports.openDesk(false);
    if (desk === null) return null;
    const record = (await ports.memory?.read()) ?? { open: null, basis: null, finishedAt: null };
    const { open, ...last } = record;
    const fresh = freshProgress(reason, basisOf(desk, ports), last.basis, ports.now());
    const progress = goesOn(open, fresh) ? open : fresh;
    const sweep = new RepositorySweep(reason, ports, { desk, progress });
    sweep.last = last;
    return sweep;
  }

  /** With another map in the middle of it, the rest goes by that one; the map's own sweep looks at the others. */
  async run(): Promise<SweepResult | null> {
    const { ports } = this;
    while (!(await this.readAll())) {
      const desk = await ports.openDesk(true);
      if (desk === null) return null;
      this.desk = desk;
      this.progress = { ...this.progress, basis: basisOf(desk, ports), isCounted: false };
    }
    const { basis, tally, startedAt } = this.progress;
    await ports.memory?.write({ basis, finishedAt: ports.now(), open: null });
    return { startedAt, tally, isBoardHidden: this.isBoardHidden };
  }

  /** False = the map is another one now. */
  private async readAll(): Promise<boolean> {
    const { desk, ports, progress } = this;
    this.planner = new PagePlanner();
    const list = ports.pages.readOpenPages(desk.repository, desk.lookupFor([]), progress.after);
    const reading = list[Symbol.asyncIterator]();
    let writing: Promise<void> = Promise.resolve();
    try {
      for (;;) {
        const askedAt = ports.now();
        const { value: page, done } = await reading.next();
        if (done === true) break;
        if (page.issues.some(({ mapVersion }) => desk.isOutdated(mapVersion))) return false;
        const former = writing;
        // It begins at once: the writer's line stays full while the page before comes to its end.
        writing = this.write(page, askedAt, former);
        writing.catch(() => {});
        await former;
        this.breakOffIfToldTo();
      }
      await writing;
      return true;
    } finally {
      await Promise.allSettled([writing]);
    }
  }

  private breakOffIfToldTo(): void {
    const { stopping, now } = this.ports;
    if (stopping?.aborted === true)
      throw new GitHubError("limited", "The sweep was told to break off.", now());
  }

  /** @param former the page before; whether that was done it tells whoever waits for it */
  private async write(page: ObservedPage, askedAt: number, former: Promise<void>): Promise<void> {
    const { ports } = this;
    const planned = this.plan(page, askedAt);
    const swept = await sweepPage(planned, this.desk, ports);
    const isNext = await former.then(
      () => true,
      () => false,
    );
    ports.tell(swept, planned);
    await this.remember(swept, isNext && swept.stopped === null ? page : null);
    if (swept.stopped !== null) throw swept.stopped.error;
  }

  private plan({ issues }: ObservedPage, askedAt: number): PlannedPage {
    const { desk, reason, ports } = this;
    const runs = this.planner.plan(issues, desk, {
      now: ports.now(),
      occasion: isNew(reason) ? "backfill" : "sweep",
      mapUrl: ports.mapUrl,
    });
    this.isBoardHidden ||= issues.some(({ boardVisible }) => boardVisible === false);
    const before = new Set(this.seen);
    for (const { issue } of issues) this.seen.add(issue.number);
    return { runs, askedAt, before };
  }

  /** @param done the page, unless some of it or of the one before is left: then it is read again */
  private async remember({ tally, repairs }: SweptPage, done: ObservedPage | null): Promise<void> {
    const { progress, ports } = this;
    const repaired = progress.isCounted ? repairs : 0;
    const counts = done === null ? { pages: 0, issues: 0 } : { pages: 1, issues: done.issues.length };
    this.progress = {
      ...progress,
      after: done?.next ?? progress.after,
      tally: addTallies(progress.tally, { ...tally, ...counts, repaired }),
    };
    await ports.memory?.write({ ...this.last, open: this.progress });
  }
}

const isNew = (reason: SweepReason): boolean => reason === "backfill" || reason === "map";

const basisOf = ({ version }: RepositoryDesk, { release }: SweepPorts): string => `${version} ${release}`;

const freshProgress = (
  reason: SweepReason,
  basis: string,
  lastBasis: string | null,
  now: number,
): SweepProgress => ({
  reason,
  startedAt: now,
  basis,
  after: null,
  isCounted: !isNew(reason) && basis === lastBasis,
  tally: NOTHING_SWEPT,
});

/** Whether a sweep that was left is the one that is wanted now. */
function goesOn(open: SweepProgress | null, wanted: SweepProgress): open is SweepProgress {
  if (open === null || open.reason !== wanted.reason || open.basis !== wanted.basis) return false;
  const age = wanted.startedAt - open.startedAt;
  return age >= 0 && age < GOES_STALE;
}
