import type { FlowMap } from "../../../shared/domain/flow-map.ts";
import { foldName } from "../../../shared/text/fold-name.ts";
import type { PlainCounted } from "./gather-items.ts";
import { findOldest } from "./measure-times.ts";
import { compareItems } from "./read-plain-item.ts";
import { clipSpans, DAY, joinSpans, lengthOf, meetSpans, type Span } from "./spans.ts";
import { traceStatus } from "./trace-status.ts";

export function measureBlocked(items: readonly PlainCounted[], now: number) {
  const open = items.filter(({ isOpen }) => isOpen);
  const blocked = open.filter(({ isBlocked }) => isBlocked);
  const running = ({ blocked: spans }: PlainCounted) => spans.find(({ to }) => to === now);
  const known = blocked.filter((item) => running(item) !== undefined);
  return {
    count: blocked.length,
    share: share(blocked.length, open.length),
    days: blocked.reduce((sum, item) => sum + lengthOf(item.blocked), 0) / DAY,
    oldest: findOldest(known, (item) => running(item)!.from, now),
  };
}

/** A share of nothing is 0. */
export const share = (part: number, whole: number): number => (whole === 0 ? 0 : part / whole);

/**
 * Time active and waiting, milliseconds, of what work was done on: in active statuses and not blocked; in waiting or
 * blocked statuses, or blocked in active ones. Clipped to a span of the item's life.
 */
export function measureEffort(
  spans: { active: readonly Span[]; waiting: readonly Span[]; blocked: readonly Span[] },
  from: number,
  to: number,
): { active: number; waiting: number } {
  const active = clipSpans(spans.active, from, to);
  const stopped = lengthOf(meetSpans(active, joinSpans(spans.blocked)));
  return {
    active: lengthOf(active) - stopped,
    waiting: lengthOf(clipSpans(spans.waiting, from, to)) + stopped,
  };
}

/** The ratio of the sums over finished items that have any such time; null under 5. */
export function measureEfficiency(finished: readonly PlainCounted[], flowMap: FlowMap, now: number) {
  const { active = [], waiting = [], blocked = [] } = flowMap.project?.status ?? {};
  const efforts = finished.flatMap(({ item, life, start, blocked: stopped }) => {
    if (start === null) return [];
    const spans = {
      active: traceStatus(item, active.map(foldName), now),
      waiting: traceStatus(item, [...waiting, ...blocked].map(foldName), now),
      blocked: stopped,
    };
    const effort = measureEffort(spans, start, life.left!.at);
    return effort.active + effort.waiting > 0 ? [effort] : [];
  });
  return { n: efforts.length, ratio: efforts.length < 5 ? null : ratioOf(efforts) };
}

/** A ratio of sums, not a mean of ratios. */
export function ratioOf(efforts: readonly { active: number; waiting: number }[]): number {
  const active = efforts.reduce((sum, effort) => sum + effort.active, 0);
  return active / efforts.reduce((sum, effort) => sum + effort.active + effort.waiting, 0);
}

/** What was started later and finished in the window, before what is still in progress. */
export function countOvertaken(finished: readonly PlainCounted[], wip: readonly PlainCounted[]) {
  const passes = (late: PlainCounted, early: PlainCounted) =>
    late.start !== null && late.start > early.start!;
  const items = wip
    .map((early) => ({ ...early, by: finished.filter((late) => passes(late, early)).length }))
    .filter(({ by }) => by > 0)
    .sort((a, b) => b.by - a.by || compareItems(a, b));
  return {
    overtakers: finished.filter((late) => wip.some((early) => passes(late, early))).length,
    items: items.slice(0, 3).map(({ repo, number, by }) => ({ repo, number, by })),
  };
}
