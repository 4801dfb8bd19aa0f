import { groupByStream } from "../metrics/group-by-stream.ts";
import type { HealthReport } from "../metrics/health-report.ts";
import type { OpenItem } from "../metrics/open-item.ts";
import type { ItemName } from "../metrics/stream-figures.ts";
import { itemKey } from "../metrics/work-item.ts";

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
