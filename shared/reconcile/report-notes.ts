import type { Issue } from "../domain/issue.ts";
import type { TimelineEvent } from "../domain/timeline.ts";
import type { IssueHistory } from "../metrics/issue-history.ts";
import { isUnclear } from "../metrics/resolve-blocks.ts";
import type { WorkItem } from "../metrics/work-item.ts";
import { count } from "../text/count.ts";

/** Counts what a report leaves out or disregards, and says it. */
export class ReportNotes {
  private later = 0;
  private disregarded = 0;
  private withoutHistory = 0;
  private pullRequests = 0;
  private ignored = 0;
  private unseen = 0;
  private closedEarly = 0;

  add({ later, disregarded, closedEarly, issue, past, stays }: IssueHistory): void {
    this.later += later;
    this.disregarded += disregarded;
    if (closedEarly) this.closedEarly += 1;
    if (issue.events === null) this.withoutHistory += 1;
    if (stays.at(-1)?.to === null && countUnseen(past) > 0) this.unseen += 1;
  }

  addIgnored({ isPullRequest }: Issue): void {
    if (isPullRequest) this.pullRequests += 1;
    else this.ignored += 1;
  }

  /**
   * One sentence each; what did not happen is not told.
   *
   * @param unborn issues that were created at `now` or later
   */
  list(items: readonly WorkItem[], unborn: number): string[] {
    const unclear = items.reduce((sum, { blocks }) => sum + blocks.filter(isUnclear).length, 0);
    const gaps = items.filter(({ statusGap }) => statusGap).length;
    const notes: readonly [number, (number: number) => string][] = [
      [this.pullRequests, (n) => `${count(n, "pull request")} left out.`],
      [
        this.ignored,
        (n) => `${count(n, "issue")} left out that the flow map ignores, or that Streamkeeper opened.`,
      ],
      [unborn, (n) => `${count(n, "issue")} left out that did not exist yet.`],
      [this.later, (n) => `${count(n, "event")} left out that had not happened yet.`],
      [
        this.disregarded,
        (n) =>
          `${count(n, "close or reopening", "closes and reopenings")} disregarded: they contradict the issue's state.`,
      ],
      [
        this.closedEarly,
        (n) =>
          `${count(n, "issue")} closed before the creation, as the data says: taken as closed at that moment.`,
      ],
      [
        this.withoutHistory,
        (n) => `${count(n, "issue")} without a history: since when it carries a label is not known.`,
      ],
      [
        unclear,
        (n) => `${count(n, "block")} whose beginning or end is not known: no days are counted for it.`,
      ],
      [
        this.unseen,
        (n) =>
          `${count(n, "open item")} that an issue out of sight was said to block (it may be private, or gone): no such block is counted.`,
      ],
      [
        gaps,
        (n) =>
          `${count(n, "item")} whose status on the board is not the one its history ends with: the history has gaps.`,
      ],
    ];
    return notes.flatMap(([number, say]) => (number === 0 ? [] : [say(number)]));
  }
}

/** Blocks by issues that the data does not name, and that nobody took away since. */
function countUnseen(events: readonly TimelineEvent[]): number {
  let blocks = 0;
  for (const { event, blocker } of events) {
    if (blocker !== undefined) continue;
    if (event === "blocked_by_added") blocks += 1;
    if (event === "blocked_by_removed") blocks = Math.max(0, blocks - 1);
  }
  return blocks;
}
