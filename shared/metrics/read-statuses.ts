import type { Issue } from "../domain/issue.ts";
import type { TimelineEvent } from "../domain/timeline.ts";
import { foldName } from "../text/fold-name.ts";
import type { FigureContext } from "./figure-context.ts";
import type { NamedSpan } from "./work-item.ts";

/**
 * Which status an item had when, as far as events tell: what it had before the first of them is not known.
 * A flow map without a board gives statuses no meaning.
 *
 * @param events those before `now`
 */
export function readStatuses(events: readonly TimelineEvent[], { map }: FigureContext): NamedSpan[] {
  if (map.project === null) return [];
  const spans: NamedSpan[] = [];
  for (const { event, at, to } of events) {
    if (event !== "project_v2_item_status_changed") continue;
    const last = spans.at(-1);
    if (last !== undefined && last.to === null) spans[spans.length - 1] = { ...last, to: at };
    if (to !== undefined) spans.push({ name: foldName(to), from: at, to: null });
  }
  return spans;
}

/**
 * Whether events are missing: the board shows another status than the last event says. A card in the backlog that no
 * event speaks of has missed nothing.
 *
 * @param issue as it is today, whatever `now` is
 */
export function hasStatusGap({ events, status }: Issue, { statuses }: FigureContext): boolean {
  if (status === undefined || status === null) return false;
  const last = events?.findLast(({ event }) => event === "project_v2_item_status_changed");
  const shown = foldName(status);
  if (last !== undefined) return foldName(last.to ?? "") !== shown;
  return statuses.active.has(shown) || statuses.waiting.has(shown) || statuses.blocked.has(shown);
}
