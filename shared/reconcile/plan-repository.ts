import type { PlannedIssue } from "../domain/planned-issue.ts";
import { planBacklog } from "./plan-backlog.ts";
import type { PlanSettings } from "./plan-issue.ts";
import type { ObservedIssue, PageReader } from "./ports.ts";
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
 * @throws GitHubError when an issue cannot be read: with holes, the others would be decided wrongly
 */
export async function planRepository(
  desk: RepositoryDesk,
  pages: PageReader,
  settings: Omit<PlanSettings, "occasion" | "options">,
  onRead: (soFar: number) => void = () => {},
): Promise<PlannedObservation[]> {
  const all: ObservedIssue[] = [];
  for await (const { issues } of pages.readOpenPages(desk.repository, desk.lookupFor([]), null)) {
    all.push(...issues);
    onRead(all.length);
  }
  const issues = async function* () {
    for (const { issue } of all) yield issue;
  };
  const planning = planBacklog({ connected: issues, issues }, desk.map, {
    ...settings,
    occasion: "sweep",
    ...(desk.options && { options: desk.options }),
  });
  const runs: PlannedObservation[] = [];
  for await (const planned of planning) runs.push({ observed: all[runs.length]!, planned });
  return runs;
}
