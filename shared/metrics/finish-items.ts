import type { FigureContext } from "./figure-context.ts";
import type { ObservedItem } from "./observe-item.ts";
import { measureBlocks, type OpenPeriods, resolveLink } from "./resolve-blocks.ts";
import type { Block, WorkItem } from "./work-item.ts";

/**
 * Adds to the items what their blockers did.
 *
 * @param periodsOf when an issue was open, by its key; undefined = it is not at hand
 */
export function finishItems(
  observed: readonly ObservedItem[],
  periodsOf: (key: string) => OpenPeriods | undefined,
  { now }: FigureContext,
): WorkItem[] {
  return observed.map(({ marks, links, ...item }) => {
    if (marks.length === 0 && links.length === 0) return { ...item, blocks: [], blockedSpans: [] };
    const blocks: Block[] = [
      ...marks,
      ...links.flatMap((link) => resolveLink(link, periodsOf(link.key), now)),
    ];
    return { ...item, blocks, blockedSpans: measureBlocks(blocks, item.stays, now) };
  });
}
