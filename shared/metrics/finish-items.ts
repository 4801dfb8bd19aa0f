import { issueKey } from "../domain/issue.ts";
import type { FigureContext } from "./figure-context.ts";
import type { ObservedItem } from "./observe-item.ts";
import type { OpenChange } from "./read-openness.ts";
import { measureBlocks, resolveLink } from "./resolve-blocks.ts";
import type { Block, WorkItem } from "./work-item.ts";

/**
 * Adds to the items what their blockers did.
 *
 * @param opennessOf when an issue was closed and opened, up to `now`; undefined = it is not at hand
 */
export function finishItems(
  observed: readonly ObservedItem[],
  opennessOf: (key: string) => readonly OpenChange[] | undefined,
  { now }: FigureContext,
): WorkItem[] {
  return observed.map(({ marks, links, ...item }) => {
    if (marks.length === 0 && links.length === 0) return { ...item, blocks: [], blockedSpans: [] };
    const blocks: Block[] = [...marks, ...links.flatMap((link) => resolveLink(link, opennessOf(link.key), now))];
    return { ...item, blocks, blockedSpans: measureBlocks(blocks, item.stays, now) };
  });
}

export const itemKey = ({ repo, number }: Pick<WorkItem, "repo" | "number">): string => issueKey(repo, number);
