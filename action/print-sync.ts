import type { AppliedPlans } from "../shared/reconcile/apply-plans.ts";
import { MOST_FIRST_COMMENTS } from "../shared/reconcile/first-comments.ts";
import { count, groupDigits } from "../shared/text/count.ts";
import { describeWait } from "./explain-github-error.ts";

/** Reasons, and numbers of issues to one, that are told one by one; the rest is counted. */
const MOST_NAMED = 10;

/** What a sync did, and what it could not do; null when nothing is left to be done now. */
export interface SyncWords {
  readonly done: string;
  readonly undone: string | null;
}

/** @param looked what was looked at, such as "41 open issues read" */
export function printSync(applied: AppliedPlans, looked: string): SyncWords {
  const { heldBack } = applied;
  const later = `${count(heldBack, "issue")} will be asked about later: ${MOST_FIRST_COMMENTS} first comments an hour are enough.`;
  const done = `${looked}, ${describeDone(applied)}.`;
  return { done: heldBack === 0 ? done : `${done}\n${later}`, undone: describeUndone(applied) };
}

function describeDone({ changed, writes, failed, heldBack, wanting, stopped }: AppliedPlans): string {
  if (changed > 0) return `${count(changed, "issue")} changed, with ${count(writes, "write")}`;
  const isRight = failed.length + heldBack + wanting === 0 && stopped === null;
  return isRight ? "everything is as it should be" : "no issue changed";
}

function describeUndone({ failed, wanting, stopped }: AppliedPlans): string | null {
  const lines = [
    ...describeFailed(failed),
    ...(wanting > 0 ? [`${count(wanting, "issue")} not changed, for the reason told above.`] : []),
    ...(stopped === null
      ? []
      : [`${stopped.error.message} ${count(stopped.left, "issue")} left.${describeWait(stopped.error)}`]),
  ];
  if (lines.length === 0) return null;
  const hint = "What is done stays done: the same command does the rest.";
  return [...lines, ...(failed.length > 0 || stopped !== null ? [hint] : [])].join("\n");
}

/** A missing permission fails every issue in the same way, and is told once. */
function describeFailed(failed: AppliedPlans["failed"]): string[] {
  const byReason = Map.groupBy(failed, ({ error }) => error.message);
  const reasons = [...byReason].map(([message, all]) => {
    const numbers = all.map(({ number }) => `#${number}`).slice(0, MOST_NAMED);
    const more = all.length - numbers.length;
    return `${numbers.join(", ")}${more > 0 ? ` and ${groupDigits(more)} more` : ""}: ${message}`;
  });
  const more = reasons.length - MOST_NAMED;
  return [
    ...reasons.slice(0, MOST_NAMED),
    ...(more > 0 ? [`... and ${groupDigits(more)} more reasons.`] : []),
  ];
}
