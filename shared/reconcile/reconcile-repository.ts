import { GitHubError } from "../domain/github-error.ts";
import type { Issue } from "../domain/issue.ts";
import type { Change } from "../domain/plan.ts";
import type { PlannedIssue } from "../domain/planned-issue.ts";
import { applyPlan } from "./apply-plan.ts";
import { planBacklog } from "./plan-backlog.ts";
import type { PlanSettings } from "./plan-issue.ts";
import type { IssueReader, IssueWriter, ObservedIssue } from "./ports.ts";
import type { RepositoryDesk } from "./repository-desk.ts";

/** An issue of a repository, as it was read and as it is planned. */
export interface PlannedObservation {
  readonly observed: ObservedIssue;
  readonly planned: PlannedIssue;
}

/**
 * Reads all open issues of a repository and plans each, with all the others at hand.
 *
 * @param onRead told how many issues have been read so far
 */
export async function planRepository(
  desk: RepositoryDesk,
  reader: IssueReader,
  settings: Omit<PlanSettings, "occasion" | "options">,
  onRead: (soFar: number) => void = () => {},
): Promise<PlannedObservation[]> {
  const all: ObservedIssue[] = [];
  for await (const observed of reader.readOpenIssues(desk.repository, desk.lookupFor([]))) {
    all.push(observed);
    onRead(all.length);
  }
  const issues = () => toAsync(all.map(({ issue }) => issue));
  const planning = planBacklog({ connected: issues, issues }, desk.map, {
    ...settings,
    occasion: "sweep",
    ...(desk.options && { options: desk.options }),
  });
  const runs: PlannedObservation[] = [];
  for await (const planned of planning) runs.push({ observed: all[runs.length]!, planned });
  return runs;
}

async function* toAsync(issues: readonly Issue[]): AsyncGenerator<Issue> {
  yield* issues;
}

/** What a sync did. */
export interface SyncResult {
  /** Issues that were changed. */
  readonly changed: number;
  /** Single writes. */
  readonly writes: number;
  readonly failed: readonly { readonly number: number; readonly error: GitHubError }[];
  /** Issues whose first comment was left out, since there were enough in the last hour. */
  readonly heldBack: number;
}

export interface SyncTools {
  readonly writer: IssueWriter;
  /** Whether one more first comment may be posted now; called once for each that is planned. */
  readonly mayAskAnew: () => boolean;
  /** Told how many issues are done so far. */
  readonly onDone?: (soFar: number) => void;
}

/** Issues written at once: the writer puts them into one document. */
const AT_ONCE = 20;

/**
 * Makes GitHub agree with the plans that have changes. A failure on one issue does not keep the others from it, but when
 * GitHub says that it was asked too much the rest is left for another time.
 */
export async function applyPlans(
  runs: readonly PlannedObservation[],
  desk: RepositoryDesk,
  { writer, mayAskAnew, onDone = () => {} }: SyncTools,
): Promise<SyncResult> {
  const result = { changed: 0, writes: 0, failed: [] as SyncResult["failed"][number][], heldBack: 0 };
  const waiting = runs.filter(({ planned }) => planned.changes.length > 0).values();
  let done = 0;
  const work = async (): Promise<void> => {
    for (const { observed, planned } of waiting) {
      const changes = planned.changes.filter((change) => !isFirstComment(change) || mayAskAnew());
      if (changes.length < planned.changes.length) result.heldBack += 1;
      try {
        const writes = await applyPlan(changes, observed, desk, writer);
        result.writes += writes;
        if (writes > 0) result.changed += 1;
      } catch (error) {
        if (!(error instanceof GitHubError)) throw error;
        result.failed.push({ number: planned.issue.number, error });
        // What is left would only be refused, too.
        if (error.kind === "limited") return;
      }
      done += 1;
      onDone(done);
    }
  };
  // All draw from the same line.
  await Promise.all(Array.from({ length: AT_ONCE }, work));
  return result;
}

const isFirstComment = (change: Change): boolean => change.kind === "comment" && change.action === "create";
