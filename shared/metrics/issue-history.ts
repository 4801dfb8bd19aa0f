import type { Issue } from "../domain/issue.ts";
import type { TimelineEvent } from "../domain/timeline.ts";
import type { FigureContext } from "./figure-context.ts";
import { type LabelHistory, readLabelHistories } from "./label-history.ts";
import { orderEvents } from "./order-events.ts";
import { type OpenChange, readOpenness } from "./read-openness.ts";
import { hasStatusGap } from "./read-statuses.ts";
import { readStays, type Stay } from "./read-stays.ts";
import { rewindIssue } from "./rewind-issue.ts";

/** An issue as it was at `now`, with what had become of it by then. */
export interface IssueHistory {
  /** As of `now`; this is what is decided. */
  readonly issue: Issue;
  /** Its events before `now`, oldest first, none before its creation. */
  readonly past: readonly TimelineEvent[];
  readonly labels: ReadonlyMap<string, LabelHistory>;
  /** When it was closed and opened, up to `now`. */
  readonly openness: readonly OpenChange[];
  readonly stays: readonly Stay[];
  readonly statusGap: boolean;
  /** What happened at or after `now`: events, and a close that no event shows. */
  readonly later: number;
  /** Closes and reopenings that contradict the issue's state or each other. */
  readonly disregarded: number;
  /** It is said to be closed before it was created. */
  readonly closedEarly: boolean;
}

/** Null = it did not exist yet at `now`. */
export function openHistory(issue: Issue, context: FigureContext): IssueHistory | null {
  const { createdAt } = issue;
  const { now, doneLabels } = context;
  if (createdAt === null || createdAt >= now) return null;
  const events = orderEvents(issue);
  const past = events.filter(({ at }) => at < now);
  const labels = readLabelHistories(issue, events);
  const { changes, disregarded } = readOpenness(issue, events);
  const openness = changes.filter(({ at }) => at < now);
  const done = doneLabels.flatMap((name) => labels.get(name) ?? []).map((history) => cutAt(history, now));
  return {
    issue: rewindIssue(issue, events, changes, labels, now),
    past,
    labels,
    openness,
    stays: readStays(createdAt, openness, done),
    statusGap: hasStatusGap(issue, context),
    later: events.length - past.length + (closesLater(issue, events, now) ? 1 : 0),
    disregarded,
    closedEarly: !issue.open && issue.closedAt !== null && issue.closedAt < createdAt,
  };
}

/** Whether only the issue's state tells that it was closed at `now` or later. */
function closesLater({ open, closedAt }: Issue, events: readonly TimelineEvent[], now: number): boolean {
  if (open || closedAt === null || closedAt < now) return false;
  return !events.some(({ event, at }) => event === "closed" && at >= now);
}

const cutAt = ({ fromStart, changes }: LabelHistory, now: number): LabelHistory => ({
  fromStart,
  changes: changes.filter(({ at }) => at < now),
});
