import type { Kin } from "../decide/find-stream.ts";
import { type Issue, issueKey, refKey } from "../domain/issue.ts";
import { findNeighbours } from "./find-neighbours.ts";
import { type PlanSettings, planIssue } from "./plan-issue.ts";
import type { PlannedObservation } from "./plan-repository.ts";
import type { ObservedIssue } from "./ports.ts";
import { readKin } from "./read-kin.ts";
import type { RepositoryDesk } from "./repository-desk.ts";

/**
 * Plans a repository page by page, so that memory grows with the issues that hang together, never with the texts. An
 * issue is decided with those of its own page and of the pages before at hand; of the pages to come it knows what was
 * read along with it.
 */
export class PagePlanner {
  private readonly family = new Map<string, Kin>();
  private readonly named = new Set<string>();

  plan(
    page: readonly ObservedIssue[],
    desk: RepositoryDesk,
    settings: Omit<PlanSettings, "options">,
  ): PlannedObservation[] {
    const { map, options } = desk;
    for (const { issue } of page) this.note(issue);
    for (const { issue } of page) this.remember(issue, desk);
    return page.map((observed) => {
      const neighbours = findNeighbours(observed.issue, map, (key) => this.family.get(key));
      const withOptions = { ...settings, ...(options && { options }) };
      return { observed, planned: planIssue(observed.issue, neighbours, map, withOptions) };
    });
  }

  private note(issue: Issue): void {
    const { parent, blockedBy, subIssues } = issue;
    for (const ref of [...blockedBy, ...subIssues]) this.named.add(refKey(ref, issue));
    if (parent !== null) this.named.add(refKey(parent, issue));
    // Who has a parent or sub-issues is named by them, perhaps only later.
    if (parent !== null || subIssues.length > 0) this.named.add(issueKey(issue.repo, issue.number));
  }

  private remember(issue: Issue, { map }: RepositoryDesk): void {
    const key = issueKey(issue.repo, issue.number);
    if (!this.named.has(key)) return;
    this.family.set(key, readKin(issue, map));
  }
}
