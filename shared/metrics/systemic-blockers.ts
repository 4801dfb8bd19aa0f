import type { BlockCause, SystemicBlocker } from "./health-figures.ts";
import { measureBlocks } from "./resolve-blocks.ts";
import { DAY, measureSpans } from "./span.ts";
import { type Block, compareNames, itemKey, type WorkItem } from "./work-item.ts";

const FEWEST_ITEMS = 2;

/**
 * Causes that hold at least two open items, by blocked days; equal ones by repository and number, then labels in the
 * map's order. A label is a cause only where several of them tell causes apart.
 *
 * @param open items in the backlog now, each once
 * @param labels of `labels.blocked`, in the map's order
 * @param order stream ids in the map's order
 */
export function findSystemicBlockers(
  open: readonly WorkItem[],
  labels: readonly string[],
  order: readonly string[],
  now: number,
): SystemicBlocker[] {
  const held = new Map<string, { readonly cause: BlockCause; readonly items: Set<WorkItem> }>();
  for (const item of open) {
    for (const { cause, lasts } of item.blocks) {
      if (!lasts || cause.kind === "status" || (cause.kind === "label" && labels.length < 2)) continue;
      const key = causeKey(cause);
      const entry = held.get(key) ?? { cause, items: new Set() };
      held.set(key, entry);
      entry.items.add(item);
    }
  }
  return [...held]
    .filter(([, { items }]) => items.size >= FEWEST_ITEMS)
    .map(([key, { cause, items }]) => describe(key, cause, [...items], order, now))
    .sort((a, b) => b.days - a.days || compareCauses(a.cause, b.cause, labels));
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

function compareCauses(a: BlockCause, b: BlockCause, labels: readonly string[]): number {
  if (a.kind === "issue" && b.kind === "issue") return compareNames(a, b);
  if (a.kind === "label" && b.kind === "label") return labels.indexOf(a.label) - labels.indexOf(b.label);
  return a.kind === "issue" ? -1 : 1;
}

/** Tells causes apart; that of an issue is the issue's own. */
export const causeKey = (cause: BlockCause): string =>
  cause.kind === "label" ? `label ${cause.label}` : itemKey(cause);
