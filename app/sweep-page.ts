import { isFirstComment } from "../shared/domain/plan.ts";
import { type AppliedPlans, applyPlans } from "../shared/reconcile/apply-plans.ts";
import type { PlannedObservation } from "../shared/reconcile/plan-repository.ts";
import type { IssueWriter } from "../shared/reconcile/ports.ts";
import type { RepositoryDesk } from "../shared/reconcile/repository-desk.ts";
import { foldName } from "../shared/text/fold-name.ts";
import { isRepair } from "./is-repair.ts";
import type { Queue } from "./queue.ts";
import type { IssueActivity, SweepTally } from "./sweep.ts";
import type { RepositoryPlace, WakeUp } from "./wake-up.ts";

/** A page that was read and planned. */
export interface PlannedPage {
  readonly runs: readonly PlannedObservation[];
  /** When it was asked for, in milliseconds since 1970. */
  readonly askedAt: number;
  /** Numbers of issues of the pages before, as far as they were seen. */
  readonly before: ReadonlySet<number>;
}

export interface PageTools {
  readonly place: RepositoryPlace;
  readonly desk: RepositoryDesk;
  readonly writer: IssueWriter;
  readonly queue: Pick<Queue, "add">;
  readonly activity: IssueActivity;
  readonly now: () => number;
}

/** What became of a page; `stopped`: GitHub asked to wait, and some of it is left. */
export interface SweptPage {
  readonly tally: Omit<SweepTally, "pages" | "issues" | "repaired">;
  /** Differences that say that an event was lost. */
  readonly repairs: number;
  readonly stopped: AppliedPlans["stopped"];
}

/**
 * Makes GitHub agree with a page's plans, while events go on. An issue with a job of its own is left to that. One that is
 * woken while we write is looked at once more, since its job may have come before our writes. First comments are left to
 * jobs, too: no two may post one.
 */
export async function sweepPage(page: PlannedPage, tools: PageTools): Promise<SweptPage> {
  const { place, activity, now } = tools;
  const before = await activity.read(place, page.askedAt);
  const isOurs = ({ planned }: PlannedObservation): boolean =>
    planned.changes.length > 0 && !before.issues.has(planned.issue.number);
  const different = page.runs.filter(isOurs);
  const asking = different.filter(({ planned }) => planned.changes.some(isFirstComment));
  const direct = different.filter((run) => !asking.includes(run));
  const { applied, changed } = await write(direct, tools);
  const after = await activity.read(place, page.askedAt);
  const woken = direct.filter(({ planned }) => after.issues.has(planned.issue.number));
  const again = direct.filter(({ planned }) => isWorthAnother(planned.issue.number, applied));
  const numbers = [...asking, ...woken, ...again].map(({ planned }) => planned.issue.number);
  await wake(new Set(numbers), changed, page, tools);
  const repaired = [...asking, ...changed].filter((run) => isRepair(run, now())).length;
  return {
    tally: {
      changed: applied.changed,
      writes: applied.writes,
      handedOver: asking.length + again.length,
      failed: applied.failed.length - again.length + applied.wanting,
    },
    repairs: before.isWide || after.isWide ? 0 : repaired,
    stopped: applied.stopped,
  };
}

async function write(
  runs: readonly PlannedObservation[],
  { desk, writer }: PageTools,
): Promise<{ readonly applied: AppliedPlans; readonly changed: readonly PlannedObservation[] }> {
  const changed = new Set<number>();
  const applied = await applyPlans(runs, desk, {
    writer,
    mayAskAnew: () => false,
    onChanged: (number) => changed.add(number),
  });
  return { applied, changed: runs.filter(({ planned }) => changed.has(planned.issue.number)) };
}

/** What was lost on the way may have been done or not: a job of its own looks, and tries again. */
const isWorthAnother = (number: number, { failed }: AppliedPlans): boolean =>
  failed.some((failure) => failure.number === number && failure.error.kind === "unavailable");

async function wake(
  numbers: ReadonlySet<number>,
  changed: readonly PlannedObservation[],
  page: PlannedPage,
  { place, desk, queue }: PageTools,
): Promise<void> {
  const followers = changed.filter((run) => hasOtherStream(run, desk));
  const children = followers.flatMap((run) => listEarlierChildren(run, page));
  const wakeUps: WakeUp[] = [...new Set([...numbers, ...children])].map((number) => ({
    target: { kind: "issue", ...place, number },
    claims: [],
    priority: "related",
  }));
  for (const { planned } of followers.filter(hasChildrenElsewhere)) {
    const target = { ...place, kind: "sub-issues", number: planned.issue.number } as const;
    wakeUps.push({ target, claims: [], priority: "related" });
  }
  if (wakeUps.length > 0) await queue.add(wakeUps);
}

const hasOtherStream = ({ planned }: PlannedObservation, desk: RepositoryDesk): boolean =>
  planned.changes.some(
    (change) =>
      (change.kind === "add-label" || change.kind === "remove-label") &&
      desk.map.labels.own.has(foldName(change.label)),
  );

/** Sub-issues that were decided before their parent was seen; those of this page and of later ones are not. */
function listEarlierChildren({ planned: { issue } }: PlannedObservation, page: PlannedPage): number[] {
  const first = page.runs[0]?.planned.issue.number ?? 0;
  const here = new Set(page.runs.map(({ planned }) => planned.issue.number));
  return issue.subIssues
    .filter((ref) => ref.open !== false && !isElsewhere(ref.repo, issue.repo))
    .map(({ number }) => number)
    .filter((number) => !here.has(number) && (page.before.has(number) || number < first));
}

const hasChildrenElsewhere = ({ planned: { issue } }: PlannedObservation): boolean =>
  issue.subIssues.some((ref) => ref.open !== false && isElsewhere(ref.repo, issue.repo));

const isElsewhere = (repo: string | null, own: string | null): boolean =>
  repo !== null && repo.toLowerCase() !== own?.toLowerCase();
