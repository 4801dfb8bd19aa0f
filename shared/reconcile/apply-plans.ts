import { GitHubError } from "../domain/github-error.ts";
import { isFirstComment } from "../domain/plan.ts";
import { applyPlan } from "./apply-plan.ts";
import type { PlannedObservation } from "./plan-repository.ts";
import type { IssueWriter } from "./ports.ts";
import type { RepositoryDesk } from "./repository-desk.ts";

/** What became of the plans of a repository. An issue without changes is in none of these. */
export interface AppliedPlans {
  /** Issues that were changed. */
  readonly changed: number;
  /** Single writes on them. */
  readonly writes: number;
  /** Issues of which something was not done, in the order in which it was known. */
  readonly failed: readonly { readonly number: number; readonly error: GitHubError }[];
  /** Issues whose first comment was left out: there were enough of them. */
  readonly heldBack: number;
  /** Issues that stay as they are for want of a label: why is among the desk's troubles. */
  readonly wanting: number;
  /** GitHub asked to wait; `left` issues are still to be done. */
  readonly stopped: { readonly error: GitHubError; readonly left: number } | null;
}

export interface ApplyTools {
  readonly writer: IssueWriter;
  /** Whether one more first comment may be posted now; called once for each that is planned. */
  readonly mayAskAnew: () => boolean;
  /** Told how many issues are done so far. */
  readonly onDone?: (soFar: number) => void;
  /** Told of each issue that was changed, by its number. */
  readonly onChanged?: (number: number) => void;
}

/** Issues on their way: as many as the writer takes at once, and as many again for when it comes back. */
const AT_ONCE = 40;

/**
 * Makes GitHub agree with the plans that have changes, in their order. A failure on one issue keeps no other from being
 * done; but when GitHub says that it was asked too much, the rest is left for another time.
 */
export async function applyPlans(
  runs: readonly PlannedObservation[],
  desk: RepositoryDesk,
  tools: ApplyTools,
): Promise<AppliedPlans> {
  const toChange = runs.filter(({ planned }) => planned.changes.length > 0);
  const tally = {
    changed: 0,
    writes: 0,
    failed: [] as AppliedPlans["failed"][number][],
    heldBack: 0,
    wanting: 0,
  };
  let limit: GitHubError | null = null;
  let done = 0;
  const waiting = toChange.values();
  const work = async (): Promise<void> => {
    for (const run of waiting) {
      if (limit !== null) return;
      try {
        await applyOne(run, desk, tools, tally);
      } catch (error) {
        if (!(error instanceof GitHubError)) throw error;
        if (error.kind === "limited") {
          limit = error;
          return;
        }
        tally.failed.push({ number: run.planned.issue.number, error });
      }
      done += 1;
      tools.onDone?.(done);
    }
  };
  // All draw from the same line.
  await Promise.all(Array.from({ length: AT_ONCE }, work));
  return { ...tally, stopped: limit && { error: limit, left: toChange.length - done } };
}

async function applyOne(
  { observed, planned }: PlannedObservation,
  desk: RepositoryDesk,
  { writer, mayAskAnew, onChanged }: ApplyTools,
  tally: { changed: number; writes: number; heldBack: number; wanting: number },
): Promise<void> {
  const changes = planned.changes.filter((change) => !isFirstComment(change) || mayAskAnew());
  const writes = await applyPlan(changes, observed, desk, writer);
  if (changes.length < planned.changes.length) tally.heldBack += 1;
  tally.writes += writes;
  if (writes > 0) {
    tally.changed += 1;
    onChanged?.(planned.issue.number);
  } else if (changes.length > 0) tally.wanting += 1;
}
