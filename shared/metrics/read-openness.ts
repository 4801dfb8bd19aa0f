import type { Issue } from "../domain/issue.ts";
import type { TimelineEvent } from "../domain/timeline.ts";

/** A moment at which an issue was closed, or opened again. */
export interface OpenChange {
  readonly at: number;
  /** Place among the issue's events, for changes at one instant. */
  readonly order: number;
  readonly open: boolean;
  /** Why it was closed, as the data writes it. */
  readonly reason: string | null;
}

export interface Openness {
  /** Turn and turn about: closed, opened, closed... An issue is open when it is created. */
  readonly changes: readonly OpenChange[];
  /** Events that contradict each other or the issue's state. */
  readonly disregarded: number;
}

/**
 * When an issue was open. Its state and `closedAt` are the truth about the end: the last close has that time, and an open
 * issue's last close never was. One that is said to be closed before it was created is closed as it is created.
 *
 * @param events the issue's, as `orderEvents` gives them
 */
export function readOpenness(issue: Issue, events: readonly TimelineEvent[]): Openness {
  const closedAt =
    issue.open || issue.closedAt === null ? null : Math.max(issue.closedAt, issue.createdAt ?? 0);
  let disregarded = 0;
  const changes: OpenChange[] = [];
  for (const [order, { event, at, stateReason }] of events.entries()) {
    if (event !== "closed" && event !== "reopened") continue;
    const open = event === "reopened";
    const isOpen = changes.at(-1)?.open ?? true;
    if (open === isOpen || (open && closedAt !== null && at >= closedAt)) disregarded += 1;
    else changes.push({ at, order, open, reason: open ? null : (stateReason ?? null) });
  }
  const last = changes.at(-1);
  if (last?.open === false) changes.pop();
  if (issue.open) return { changes, disregarded: disregarded + (last?.open === false ? 1 : 0) };
  const at = closedAt ?? last?.at ?? issue.createdAt ?? 0;
  // A close that no event shows comes behind all that happened at its instant.
  const shown = events.findIndex((event) => event.event === "closed" && event.at === at);
  changes.push({ at, order: shown < 0 ? events.length : shown, open: false, reason: issue.stateReason });
  return { changes, disregarded };
}
