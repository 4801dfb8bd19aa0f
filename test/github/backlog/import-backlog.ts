import type { Issue } from "../state/issue.ts";
import type { Project } from "../state/project.ts";
import type { Repository } from "../state/repository.ts";
import type { World } from "../state/world.ts";
import type { BacklogRow } from "./backlog-row.ts";
import { Cast } from "./cast.ts";
import { importEvents } from "./import-events.ts";
import { importIssue } from "./import-issue.ts";
import { findRef, type Scene } from "./scene.ts";

export interface BacklogOptions {
  /** Where the cards of rows with `project_v2_item_status_changed` are put; not told = the owner's first, or a new one. */
  readonly board?: Project | null;
}

export interface ImportedBacklog {
  readonly issues: number;
  /** Pull requests, which the fake does not have. */
  readonly skipped: number;
}

/**
 * Makes the repository's issues with exactly these numbers and histories, without webhooks. What they name is made
 * too: people, labels, milestones, types, cards; but for other repositories and their issues, which nobody sees then.
 *
 * @throws Error that names the row which cannot be read
 */
export function importBacklog(
  world: World,
  repository: Repository,
  rows: Iterable<BacklogRow>,
  options: BacklogOptions = {},
): ImportedBacklog {
  const scene: Scene = { world, repository, cast: new Cast(world, repository), board: options.board ?? null };
  const made: { readonly row: BacklogRow; readonly issue: Issue }[] = [];
  let skipped = 0;
  for (const row of rows) {
    if (isPullRequest(row)) skipped += 1;
    else made.push({ row, issue: tellWhere(row, () => importIssue(scene, row)) });
  }
  // Rows name each other, also those behind them.
  for (const { row, issue } of made) {
    tellWhere(row, () => {
      link(scene, row, issue);
      importEvents(scene, row, issue);
    });
  }
  return { issues: made.length, skipped };
}

function tellWhere<T>(row: BacklogRow, work: () => T): T {
  try {
    return work();
  } catch (error) {
    throw new Error(`Issue ${row.number}: ${error instanceof Error ? error.message : String(error)}`);
  }
}

const isPullRequest = ({ url, pull_request, isPullRequest }: BacklogRow): boolean =>
  isPullRequest === true || pull_request != null || /\/pull\/\d+/.test(url ?? "");

function link(scene: Scene, row: BacklogRow, issue: Issue): void {
  const parent = row.parent == null ? null : findRef(scene, row.parent);
  if (parent !== null) adopt(parent, issue);
  for (const ref of row.subIssues ?? []) {
    const child = findRef(scene, ref);
    if (child !== null) adopt(issue, child);
  }
  for (const ref of row.blockedBy ?? []) {
    const blocker = findRef(scene, ref);
    if (blocker === null || issue.blockedBy.includes(blocker)) continue;
    issue.blockedBy.push(blocker);
    blocker.blocking.push(issue);
  }
}

function adopt(parent: Issue, child: Issue): void {
  child.parent = parent;
  if (!parent.subIssues.includes(child)) parent.subIssues.push(child);
}
