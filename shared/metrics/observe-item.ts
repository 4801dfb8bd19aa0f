import type { CheckName } from "../domain/finding.ts";
import { cutText } from "../text/cut-text.ts";
import { classifyWork } from "./classify-work.ts";
import type { FigureContext, NamedLabel } from "./figure-context.ts";
import { findObjectives } from "./find-objectives.ts";
import type { IssueHistory } from "./issue-history.ts";
import { placeItem } from "./place-item.ts";
import { type BlockLink, listSpans, readLinks, readMarks } from "./read-blocks.ts";
import { readResponse } from "./read-response.ts";
import { readStart } from "./read-start.ts";
import { readStatuses } from "./read-statuses.ts";
import { DAY } from "./span.ts";
import type { Block, NamedSpan, WorkItem } from "./work-item.ts";

/** An item of which only the blockers' histories are still missing. */
export interface ObservedItem extends Omit<WorkItem, "blocks" | "blockedSpans"> {
  readonly marks: readonly Block[];
  readonly links: readonly BlockLink[];
}

/** What was decided of an issue as of `now`. */
export interface DecidedIssue {
  readonly stream: string | null;
  readonly findings: readonly CheckName[];
}

/** Characters of a title that a page may show. */
const LONGEST_TITLE = 200;

/** Everything that the figures need of an issue that counts, without its texts. */
export function observeItem(
  history: IssueHistory,
  { stream, findings }: DecidedIssue,
  context: FigureContext,
): ObservedItem {
  const { issue, labels, stays, statusGap } = history;
  const { now } = context;
  const events = history.past;
  const createdAt = issue.createdAt ?? 0;
  const left = stays.at(-1)?.to ?? null;
  const statuses = readStatuses(events, context);
  return {
    repo: issue.repo ?? "",
    number: issue.number,
    title: left === null ? cutText(issue.title, LONGEST_TITLE) : "",
    streams: placeItem({ events, labels, stays, decided: stream }, context),
    createdAt,
    stays,
    startedAt: readStart(events, left ?? now, context),
    statuses,
    stageLabels: listKnownSpans(history, context.stageLabels, now),
    marks: readMarks(issue, labels, statuses, context),
    links: readLinks(issue, events),
    labelDays: measureLabels(history, left ?? now, context),
    workClass: classifyWork(issue, context),
    objectives: findObjectives(issue, context),
    responseDays: readResponse(issue, events, context),
    statusGap,
    findings,
  };
}

/** When it carried these labels. Without a history nobody knows since when: then none. */
function listKnownSpans(
  { issue, labels }: IssueHistory,
  wanted: readonly NamedLabel[],
  now: number,
): readonly NamedSpan[] {
  if (issue.events === null) return [];
  return wanted.flatMap(({ folded }) => listSpans(folded, labels.get(folded), issue.createdAt ?? 0, now));
}

/** Days with each label of `report.time-in-labels`, up to an instant; those that it never carried are left out. */
function measureLabels(
  history: IssueHistory,
  until: number,
  { timedLabels, now }: FigureContext,
): ReadonlyMap<number, number> {
  const days = new Map<number, number>();
  for (const [index, label] of timedLabels.entries()) {
    const spans = listKnownSpans(history, [label], now);
    const time = spans.reduce(
      (sum, { from, to }) => sum + Math.max(0, Math.min(to ?? until, until) - from),
      0,
    );
    if (time > 0) days.set(index, time / DAY);
  }
  return days;
}
