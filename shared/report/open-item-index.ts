import type { HealthReport } from "../metrics/health-report.ts";
import type { OpenItem } from "../metrics/open-item.ts";
import type { ItemName } from "../metrics/stream-figures.ts";

/** The open items by what a page asks for, so that no name on it needs a walk through all of them. */
export interface OpenItemIndex {
  /** Lower case; "" where the data does not say. */
  readonly repositories: ReadonlySet<string>;
  find(item: ItemName): OpenItem | undefined;
  /** Those of a stream, of no stream (null), the oldest first. */
  inStream(id: string | null): readonly OpenItem[];
}

const known = new WeakMap<readonly OpenItem[], OpenItemIndex>();

/** Made once for each list of items. */
export function indexOpenItems({ openItems }: Pick<HealthReport, "openItems">): OpenItemIndex {
  const before = known.get(openItems);
  if (before !== undefined) return before;
  const byName = new Map(openItems.map((item) => [itemKey(item), item]));
  const streams = groupByStream(openItems);
  const index: OpenItemIndex = {
    repositories: new Set(openItems.map(({ repo }) => repo.toLowerCase())),
    find: (item) => byName.get(itemKey(item)),
    inStream: (id) => streams.get(id) ?? [],
  };
  known.set(openItems, index);
  return index;
}

/** The same for an item however its repository is written. */
export const itemKey = ({ repo, number }: ItemName): string => `${repo.toLowerCase()}#${number}`;

function groupByStream(items: readonly OpenItem[]): ReadonlyMap<string | null, readonly OpenItem[]> {
  const groups = new Map<string | null, OpenItem[]>();
  for (const item of items) {
    const ids = item.streams.length === 0 ? [null] : new Set(item.streams);
    for (const id of ids) {
      const group = groups.get(id);
      if (group === undefined) groups.set(id, [item]);
      else group.push(item);
    }
  }
  return groups;
}
