import type { PlainItem } from "./read-plain-item.ts";
import { clipSpans, type Span } from "./spans.ts";

/** When the card stood in one of some statuses (folded). Before its first event nothing is known. */
export function traceStatus(item: PlainItem, statuses: readonly string[], now: number): Span[] {
  const moves = item.moments.filter(({ name }) => name === "project_v2_item_status_changed");
  const spans = moves.flatMap(({ at, to }, index) =>
    statuses.includes(to) ? [{ from: at, to: moves[index + 1]?.at ?? Number.POSITIVE_INFINITY }] : [],
  );
  return clipSpans(spans, item.created, now);
}
