import { isFirstComment } from "../domain/plan.ts";
import { type AppliedPlans, applyPlans } from "./apply-plans.ts";
import { isRepair } from "./is-repair.ts";
import { listLooks } from "./list-looks.ts";
import type { RepositoryDesk } from "./repository-desk.ts";
import type { Activity, PlannedPage, SweptPage } from "./sweep.ts";
import type { SweepPorts } from "./sweep-ports.ts";

const NOTHING_ELSE: Activity = { issues: new Set(), isWide: false };

/**
 * Makes GitHub agree with a page's plans, while events go on. An issue with a job of its own is left to that. One that is
 * woken while we write is looked at once more, since its job may have come before our writes. First comments are left to
 * looks, too: no two may post one.
 */
export async function sweepPage(
  page: PlannedPage,
  desk: RepositoryDesk,
  ports: Pick<SweepPorts, "writer" | "activity" | "lookAgain" | "now">,
): Promise<SweptPage> {
  const { writer, lookAgain, now } = ports;
  const readActivity = async (): Promise<Activity> =>
    (await ports.activity?.read(page.askedAt)) ?? NOTHING_ELSE;
  const before = await readActivity();
  const ours = page.runs.filter(
    ({ planned }) => planned.changes.length > 0 && !before.issues.has(planned.issue.number),
  );
  const numbers = new Set<number>();
  const onChanged = (number: number): void => void numbers.add(number);
  const applied = await applyPlans(ours, desk, { writer, mayAskAnew: () => false, onChanged });
  const after = await readActivity();
  const changed = ours.filter(({ planned }) => numbers.has(planned.issue.number));
  const asking = ours.filter(({ planned }) => planned.changes.some(isFirstComment));
  const woken = ours.filter(({ planned }) => after.issues.has(planned.issue.number));
  const lost = applied.failed.filter(isWorthAnother);
  const failed = applied.failed.filter((failure) => !isWorthAnother(failure));
  const again = ours.filter(({ planned }) => lost.some(({ number }) => number === planned.issue.number));
  const looks = listLooks({ page, asking, again: [...woken, ...again], changed }, desk);
  if (looks.length > 0) await lookAgain(looks);
  const repaired = new Set([...asking, ...changed].filter((run) => isRepair(run, now()))).size;
  return {
    tally: {
      changed: applied.changed,
      writes: applied.writes,
      handedOver: new Set([...asking, ...again]).size,
      failed: failed.length + applied.wanting,
    },
    repairs: before.isWide || after.isWide ? 0 : repaired,
    changed: [...numbers],
    failed,
    lost,
    wanting: applied.wanting,
    stopped: applied.stopped,
  };
}

/** What was lost on the way may have been done or not: a look of its own finds out, and tries again. */
const isWorthAnother = ({ error }: AppliedPlans["failed"][number]): boolean => error.kind === "unavailable";
