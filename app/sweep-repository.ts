import type { GitHubTools } from "../shared/github/open-github.ts";
import { PagePlanner } from "../shared/reconcile/page-planner.ts";
import type { IssueWriter, ObservedPage } from "../shared/reconcile/ports.ts";
import type { RepositoryDesk } from "../shared/reconcile/repository-desk.ts";
import type { Desks } from "./desks.ts";
import type { Log } from "./log.ts";
import type { Queue } from "./queue.ts";
import {
  addTallies,
  type IssueActivity,
  NOTHING_SWEPT,
  type SweepMemory,
  type SweepProgress,
  type SweepRecord,
  type SweepTally,
  type SweepTask,
} from "./sweep.ts";
import { type SweptPage, sweepPage } from "./sweep-page.ts";

export interface SweepTools {
  readonly desks: Pick<Desks, "find" | "drop">;
  /** Of the installation, for sweeps: they leave room for events. */
  readonly findTools: (installation: number) => Promise<Pick<GitHubTools, "pages" | "writer">>;
  readonly queue: Pick<Queue, "add">;
  readonly activity: IssueActivity;
  readonly memory: SweepMemory;
  readonly mapUrl: (repo: string | null) => string | null;
  /** Our version: another one may decide otherwise, and then no event was lost. */
  readonly release: string;
  readonly now: () => number;
  readonly log: Log;
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
export async function sweepRepository(task: SweepTask, tools: SweepTools): Promise<SweepTally | null> {
  const sweep = await RepositorySweep.begin(task, tools);
  return sweep === null ? null : await sweep.run();
}

class RepositorySweep {
  private readonly task: SweepTask;
  private readonly tools: SweepTools;
  /** What an issue is decided with goes by one map. */
  private planner = new PagePlanner();
  private readonly seen = new Set<number>();
  private last: Omit<SweepRecord, "open"> = { basis: null, finishedAt: null };
  private progress: SweepProgress;
  private desk: RepositoryDesk;
  private isBoardHidden = false;

  private constructor(task: SweepTask, tools: SweepTools, desk: RepositoryDesk, progress: SweepProgress) {
    this.task = task;
    this.tools = tools;
    this.desk = desk;
    this.progress = progress;
  }

  static async begin(task: SweepTask, tools: SweepTools): Promise<RepositorySweep | null> {
    const desk = await tools.desks.find(task.place);
    if (desk === null) return null;
    const record = await tools.memory.read(task.place);
    const { open, ...last } = record ?? { open: null, basis: null, finishedAt: null };
    const fresh = freshProgress(task, basisOf(desk, tools), last.basis, tools.now());
    const sweep = new RepositorySweep(task, tools, desk, goesOn(open, fresh) ? open : fresh);
    sweep.last = last;
    return sweep;
  }

  /** With another map in the middle of it, the rest goes by that one; the map's own sweep looks at the others. */
  async run(): Promise<SweepTally | null> {
    const { tools, task } = this;
    while (!(await this.readAll())) {
      tools.desks.drop(task.place);
      const desk = await tools.desks.find(task.place);
      if (desk === null) return null;
      this.desk = desk;
      this.progress = { ...this.progress, basis: basisOf(desk, tools), isCounted: false };
    }
    const { basis, tally } = this.progress;
    await tools.memory.write(task.place, { basis, finishedAt: tools.now(), open: null });
    if (this.isBoardHidden) tools.desks.drop(task.place);
    this.tell(tally);
    return tally;
  }

  /** False = the map is another one now. */
  private async readAll(): Promise<boolean> {
    const { desk, tools, task, progress } = this;
    this.planner = new PagePlanner();
    const { pages, writer } = await tools.findTools(task.place.installation);
    const list = pages.readOpenPages(desk.repository, desk.lookupFor([]), progress.after);
    const reading = list[Symbol.asyncIterator]();
    let writing: Promise<void> = Promise.resolve();
    try {
      for (;;) {
        const askedAt = tools.now();
        const { value: page, done } = await reading.next();
        if (done === true) break;
        const isStale = page.issues.some(({ mapVersion }) => mapVersion !== desk.version);
        if (isStale) return false;
        const former = writing;
        // It begins at once: the writer's line stays full while the page before comes to its end.
        writing = this.write(page, { askedAt, writer, former });
        writing.catch(() => {});
        await former;
      }
      await writing;
      return true;
    } finally {
      await Promise.allSettled([writing]);
    }
  }

  /** @param about `former`: the page before; whether that was done it tells whoever waits for it */
  private async write(
    page: ObservedPage,
    about: { readonly askedAt: number; readonly writer: IssueWriter; readonly former: Promise<void> },
  ): Promise<void> {
    const { desk, task, tools } = this;
    const { askedAt, writer, former } = about;
    const runs = this.planner.plan(page.issues, desk, {
      now: tools.now(),
      occasion: isNew(task) ? "backfill" : "sweep",
      mapUrl: tools.mapUrl,
    });
    this.isBoardHidden ||= page.issues.some(({ boardVisible }) => boardVisible === false);
    const before = new Set(this.seen);
    for (const { issue } of page.issues) this.seen.add(issue.number);
    const swept = await sweepPage({ runs, askedAt, before }, { ...tools, place: task.place, desk, writer });
    const isNext = await former.then(
      () => true,
      () => false,
    );
    await this.remember(swept, isNext && swept.stopped === null ? page : null);
    if (swept.stopped !== null) throw swept.stopped.error;
  }

  /** @param done the page, unless some of it or of the one before is left: then it is read again */
  private async remember({ tally, repairs }: SweptPage, done: ObservedPage | null): Promise<void> {
    const { progress, tools, task } = this;
    const repaired = progress.isCounted ? repairs : 0;
    const counts = done === null ? { pages: 0, issues: 0 } : { pages: 1, issues: done.issues.length };
    this.progress = {
      ...progress,
      after: done?.next ?? progress.after,
      tally: addTallies(progress.tally, { ...tally, ...counts, repaired }),
    };
    await tools.memory.write(task.place, { ...this.last, open: this.progress });
  }

  private tell({ repaired, ...counts }: SweepTally): void {
    const { log } = this.tools;
    const { place, reason } = this.task;
    const fields = { repository: `${place.owner}/${place.repo}`, reason, ...counts, repaired };
    if (this.isBoardHidden)
      log.warn(fields, "The board cannot be read. Grant the App Projects: read and write.");
    if (repaired > 0) log.warn(fields, "The sweep repaired issues: events about them were lost.");
    else log.info(fields, "The sweep is done.");
  }
}

const isNew = ({ reason }: SweepTask): boolean => reason === "backfill" || reason === "map";

const basisOf = ({ version }: RepositoryDesk, { release }: SweepTools): string => `${version} ${release}`;

const freshProgress = (
  task: SweepTask,
  basis: string,
  lastBasis: string | null,
  now: number,
): SweepProgress => ({
  reason: task.reason,
  startedAt: now,
  basis,
  after: null,
  isCounted: !isNew(task) && basis === lastBasis,
  tally: NOTHING_SWEPT,
});

/** Whether a sweep that was left is the one that is wanted now. */
function goesOn(open: SweepProgress | null, wanted: SweepProgress): open is SweepProgress {
  if (open === null || open.reason !== wanted.reason || open.basis !== wanted.basis) return false;
  const age = wanted.startedAt - open.startedAt;
  return age >= 0 && age < GOES_STALE;
}
