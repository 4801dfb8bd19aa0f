import type { StreamBlocks } from "./open-item.ts";
import { FOUR_WEEKS } from "./span.ts";
import type { CrossStreamFigure } from "./stream-figures.ts";
import { type Block, isIn, type WorkItem, wasIn } from "./work-item.ts";

/**
 * Open blocks whose blocker sits in another stream, now and four weeks ago. A block counts once for each ordered pair of
 * different streams; items without a stream take no part.
 *
 * @param find an item that counts, by repository and number
 */
export function countStreamBlocks(
  items: readonly WorkItem[],
  find: (repo: string, number: number) => WorkItem | undefined,
  now: number,
): StreamBlocks[] {
  const then = now - FOUR_WEEKS;
  const counts = new Map<string, { waiting: string; blocking: string; now: number; before: number }>();
  for (const item of items) {
    const links = new Map<WorkItem, { now: boolean; before: boolean }>();
    for (const block of item.blocks) {
      if (block.cause.kind !== "issue") continue;
      const blocker = find(block.cause.repo, block.cause.number);
      if (blocker === undefined) continue;
      const seen = links.get(blocker) ?? { now: false, before: false };
      links.set(blocker, {
        now: seen.now || (block.lasts && isIn(item)),
        before: seen.before || (wasHolding(block, then) && wasIn(item, then)),
      });
    }
    for (const [blocker, held] of links) addPairs(item, blocker, held, counts);
  }
  return [...counts.values()].filter((pair) => pair.now > 0 || pair.before > 0);
}

/** Whether it held at an instant: what strictly came before counts. */
const wasHolding = ({ from, to, lasts }: Block, at: number): boolean =>
  from !== null && from < at && (lasts || (to !== null && to >= at));

function addPairs(
  item: WorkItem,
  blocker: WorkItem,
  held: { readonly now: boolean; readonly before: boolean },
  counts: Map<string, { waiting: string; blocking: string; now: number; before: number }>,
): void {
  for (const waiting of item.streams) {
    for (const blocking of blocker.streams) {
      if (waiting === blocking) continue;
      const key = `${waiting} ${blocking}`;
      const pair = counts.get(key) ?? { waiting, blocking, now: 0, before: 0 };
      counts.set(key, pair);
      if (held.now) pair.now += 1;
      if (held.before) pair.before += 1;
    }
  }
}

/** What one stream takes part in: blocks that its items wait for (`in`), and that wait for its items (`out`). */
export function sumStreamBlocks(stream: string | null, pairs: readonly StreamBlocks[]): CrossStreamFigure {
  const sum = { in: 0, out: 0, inBefore: 0, outBefore: 0 };
  for (const { waiting, blocking, now, before } of pairs) {
    if (waiting === stream) {
      sum.in += now;
      sum.inBefore += before;
    }
    if (blocking === stream) {
      sum.out += now;
      sum.outBefore += before;
    }
  }
  return sum;
}
