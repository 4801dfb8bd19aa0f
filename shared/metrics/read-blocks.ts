import { type Issue, type IssueRef, refKey } from "../domain/issue.ts";
import type { EventBlocker, TimelineEvent } from "../domain/timeline.ts";
import type { FigureContext } from "./figure-context.ts";
import type { LabelHistory } from "./label-history.ts";
import type { Block, NamedSpan } from "./work-item.ts";

/** A stretch in which an item was said to be blocked by an issue; whether that one was open is another matter. */
export interface BlockLink {
  /** Of the blocker, by `issueKey`. */
  readonly key: string;
  readonly repo: string;
  readonly number: number;
  /** Null = nobody knows when it was said. */
  readonly from: number | null;
  /** Null while it is said. */
  readonly to: number | null;
  /** What the item's own data tell of a blocker that is not at hand. */
  readonly told: { readonly open: boolean | null; readonly closedAt: number | null };
}

/** What the blocked labels and statuses of an item say. Without a history nobody knows since when a label is there. */
export function readMarks(
  issue: Issue,
  labels: ReadonlyMap<string, LabelHistory>,
  statuses: readonly NamedSpan[],
  context: FigureContext,
): Block[] {
  const byLabel = context.blockedLabels.flatMap(({ label, folded }) =>
    listSpans(folded, labels.get(folded), issue.createdAt ?? 0, context.now).map(({ from, to }): Block => {
      const isUnknown = issue.events === null;
      return { cause: { kind: "label", label }, from: isUnknown ? null : from, to, lasts: to === null };
    }),
  );
  const byStatus = statuses.flatMap(({ name, from, to }): Block[] => {
    const isBlocked = context.statuses.blocked.has(name);
    return isBlocked ? [{ cause: { kind: "status", status: name }, from, to, lasts: to === null }] : [];
  });
  return [...byLabel, ...byStatus];
}

/** When a label was there, up to `now`; `to` is null while it is. */
export function listSpans(
  name: string,
  history: LabelHistory | undefined,
  createdAt: number,
  now: number,
): NamedSpan[] {
  if (history === undefined) return [];
  const spans: NamedSpan[] = [];
  let since: number | null = history.fromStart ? createdAt : null;
  for (const { at, on } of history.changes) {
    if (at >= now) break;
    if (on) since = at;
    else if (since !== null) {
      spans.push({ name, from: since, to: at });
      since = null;
    }
  }
  if (since !== null) spans.push({ name, from: since, to: null });
  return spans;
}

/**
 * When an item was said to be blocked by which issues: those that it names as of `now`, with the events undone, the
 * newest first. An event that contradicts what came later changes nothing; a blocker that was there before the first
 * event that speaks of it was named at an unknown time.
 *
 * @param issue as of `now`
 * @param events those before `now`
 */
export function readLinks(issue: Issue, events: readonly TimelineEvent[]): BlockLink[] {
  const running = new Map<string, BlockLink>();
  const links: BlockLink[] = [];
  for (const ref of issue.blockedBy) running.set(refKey(ref, issue), toLink(ref, issue, null));
  for (const { event, at, blocker } of [...events].reverse()) {
    if (blocker === undefined) continue;
    const key = refKey(blocker, issue);
    const link = running.get(key);
    if (event === "blocked_by_added" && link !== undefined) {
      links.push({ ...link, from: at, told: tellMore(link, blocker) });
      running.delete(key);
    }
    if (event === "blocked_by_removed" && link === undefined) running.set(key, toLink(blocker, issue, at));
  }
  return [...links, ...running.values()];
}

function toLink(ref: IssueRef | EventBlocker, issue: Issue, to: number | null): BlockLink {
  const closedAt = "closedAt" in ref ? ref.closedAt : null;
  const { number, open } = ref;
  return {
    key: refKey(ref, issue),
    repo: ref.repo ?? issue.repo ?? "",
    number,
    from: null,
    to,
    told: { open, closedAt },
  };
}

const tellMore = ({ told }: BlockLink, { open, closedAt }: EventBlocker): BlockLink["told"] => ({
  open: told.open ?? open,
  closedAt: told.closedAt ?? closedAt,
});
