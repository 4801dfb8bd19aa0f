import type { PlainBlocker, PlainItem } from "./read-plain-item.ts";
import { clipSpans, joinSpans, meetSpans, type Span } from "./spans.ts";
import type { Trace } from "./trace-label.ts";
import { traceOpen } from "./trace-life.ts";
import { statesAround, traceToggle } from "./trace-toggle.ts";

/** What one issue blocked another for, up to `now`, while the blocker was open. */
export interface PlainBlock extends Trace {
  readonly blocker: PlainBlocker;
}

/**
 * All issues that ever blocked the item. Whether a blocker is open, its own row says; one without a row is open all the
 * time if the item calls it so, else it blocks nothing that we know of.
 *
 * @param byKey every row of the file, also ignored ones
 */
export function traceBlocks(
  item: PlainItem,
  byKey: ReadonlyMap<string, PlainItem>,
  now: number,
): PlainBlock[] {
  return blockersOf(item).flatMap((blocker) => {
    const toggles = item.moments.flatMap(({ name, at, blocker: other }) =>
      other?.key === blocker.key && isBlocking(name) ? [{ at, on: name === "blocked_by_added" }] : [],
    );
    const today = item.blockedBy?.some(({ key }) => key === blocker.key) ?? toggles.at(-1)?.on ?? false;
    const named = traceToggle(toggles, today, item.created);
    // What no event put was put at an unknown time.
    const isFromStart = statesAround(toggles, today)[0] === true;
    const open = openSpans(blocker, item, byKey, now);
    const block = (some: readonly Span[], isBeginningUnknown: boolean): PlainBlock[] => {
      const spans = joinSpans(meetSpans(clipSpans(some, item.created, now), open));
      return spans.length === 0 ? [] : [{ blocker, spans, isBeginningUnknown }];
    };
    const unknown = isFromStart ? 1 : 0;
    return [...block(named.slice(0, unknown), true), ...block(named.slice(unknown), false)];
  });
}

const isBlocking = (name: string): boolean => name === "blocked_by_added" || name === "blocked_by_removed";

function blockersOf(item: PlainItem): PlainBlocker[] {
  const told = item.moments.flatMap(({ name, blocker }) =>
    isBlocking(name) && blocker !== null ? [blocker] : [],
  );
  const all = [...(item.blockedBy ?? []), ...told];
  return all.filter(({ key }, index) => all.findIndex((other) => other.key === key) === index);
}

function openSpans(
  { key }: PlainBlocker,
  item: PlainItem,
  byKey: ReadonlyMap<string, PlainItem>,
  now: number,
): Span[] {
  const row = byKey.get(key);
  if (row !== undefined) return row.created < now ? traceOpen(row, now) : [];
  const isOpen = blockersOf(item).find((blocker) => blocker.key === key)?.isOpen ?? null;
  return isOpen === true ? [{ from: item.created, to: now }] : [];
}
