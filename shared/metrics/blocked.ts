import { findOldest } from "./age.ts";
import { DAY, measureSpans } from "./span.ts";
import type { AgedItem, BlockedFigure } from "./stream-figures.ts";
import type { WorkItem } from "./work-item.ts";

/** Whether an item that is in the backlog is blocked now. */
export const isBlocked = ({ blocks }: WorkItem): boolean => blocks.some(({ lasts }) => lasts);

/** Days since the block began that runs now; null = nobody knows, or it is not blocked. */
export function runningBlockDays(item: WorkItem, now: number): number | null {
  const last = item.blockedSpans.at(-1);
  return isBlocked(item) && last !== undefined && last.to === now ? (now - last.from) / DAY : null;
}

/** @param open items in the backlog now */
export function measureBlocked(open: readonly WorkItem[], now: number): BlockedFigure {
  const blocked = open.filter(isBlocked);
  const running = blocked.flatMap((item): AgedItem[] => {
    const days = runningBlockDays(item, now);
    return days === null ? [] : [{ repo: item.repo, number: item.number, days }];
  });
  return {
    count: blocked.length,
    share: open.length === 0 ? 0 : blocked.length / open.length,
    days: blocked.reduce((sum, { blockedSpans }) => sum + measureSpans(blockedSpans), 0) / DAY,
    oldest: findOldest(running),
  };
}
