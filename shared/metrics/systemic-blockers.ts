import type { BlockCause, SystemicBlocker } from "./health-figures.ts";
import { measureBlocks } from "./resolve-blocks.ts";
import { DAY, measureSpans } from "./span.ts";
import { type Block, compareNames, itemKey, type WorkItem } from "./work-item.ts";

const FEWEST_ITEMS = 2;

/**
 * Causes that hold at least two open items, by blocked days. A label is a cause only where several of them tell causes
 * apart.
 *
 * @param open items in the backlog now, each once
 * @param order stream ids in the map's order
 */
export function findSystemicBlockers(
  open: readonly WorkItem[],
  hasReasons: boolean,
  order: readonly string[],
  now: number,
): SystemicBlocker[] {
  const held = new Map<string, { readonly cause: BlockCause; readonly items: Set<WorkItem> }>();
  for (const item of open) {
    for (const { cause, lasts } of item.blocks) {
      if (!lasts || cause.kind === "status" || (cause.kind === "label" && !hasReasons)) continue;
      const key = causeKey(cause);
      const entry = held.get(key) ?? { cause, items: new Set() };
      held.set(key, entry);
      entry.items.add(item);
    }
  }
  return [...held]
    .filter(([, { items }]) => items.size >= FEWEST_ITEMS)
    .map(([key, { cause, items }]) => describe(key, cause, [...items], order, now))
    .sort((a, b) => b.days - a.days || compareCauses(a.cause, b.cause));
}

function describe(
  key: string,
  cause: BlockCause,
  items: readonly WorkItem[],
  order: readonly string[],
  now: number,
): SystemicBlocker {
  const streams = new Set(items.flatMap((item) => item.streams));
  const isOfCause = (block: Block): boolean => block.cause.kind !== "status" && causeKey(block.cause) === key;
  const time = items.reduce(
    (sum, { blocks, stays }) => sum + measureSpans(measureBlocks(blocks.filter(isOfCause), stays, now)),
    0,
  );
  return {
    cause,
    items: items.map(({ repo, number }) => ({ repo, number })).sort(compareNames),
    streams: order.filter((id) => streams.has(id)),
    days: time / DAY,
  };
}

/** Issues before labels, which stay in the order of the map. */
function compareCauses(a: BlockCause, b: BlockCause): number {
  if (a.kind === "issue" && b.kind === "issue") return compareNames(a, b);
  return a.kind === b.kind ? 0 : a.kind === "issue" ? -1 : 1;
}

/** Tells causes apart; that of an issue is the issue's own. */
export const causeKey = (cause: BlockCause): string =>
  cause.kind === "label" ? `label ${cause.label}` : itemKey(cause);
