import type { FlowMap } from "../../../shared/domain/flow-map.ts";
import type { PlainCounted } from "./gather-items.ts";
import { compareItems, type PlainItem } from "./read-plain-item.ts";
import { DAY, isIn, lengthOf, meetSpans, type Span } from "./spans.ts";

export type PlainCause =
  | { readonly kind: "issue"; readonly repo: string; readonly number: number }
  | { readonly kind: "label"; readonly label: string };

/** One cause that holds two or more items. */
export interface PlainSystemic {
  readonly cause: PlainCause;
  /** By repository and number. */
  readonly held: readonly PlainCounted[];
  readonly days: number;
}

interface Hold {
  readonly cause: PlainCause;
  readonly item: PlainCounted;
  /** As far as known, while in the backlog. */
  readonly spans: readonly Span[];
}

/** Ranked by blocked days; then issues before labels, issues by repository and number, labels in map order. */
export function findSystemicBlockers(
  items: readonly PlainCounted[],
  rows: readonly PlainItem[],
  flowMap: FlowMap,
  now: number,
): PlainSystemic[] {
  const blocked = items.filter(({ isBlocked }) => isBlocked).sort(compareItems);
  const byIssue = blocked.flatMap((item) => issueHolds(item, rows, now)).sort(compareIssues);
  const byLabel = flowMap.labels.blocked.flatMap((label) =>
    blocked.flatMap((item) => labelHolds(item, label)),
  );
  const holds: readonly Hold[] = [...byIssue, ...(flowMap.labels.blocked.length > 1 ? byLabel : [])];
  const names = [...new Set(holds.map(({ cause }) => nameOf(cause)))];
  return names
    .map((name) => holds.filter(({ cause }) => nameOf(cause) === name))
    .filter((same) => same.length >= 2)
    .map((same) => ({
      cause: same[0]!.cause,
      held: same.map(({ item }) => item),
      days: same.reduce((sum, { spans }) => sum + lengthOf(spans), 0) / DAY,
    }))
    .sort((a, b) => b.days - a.days);
}

const nameOf = (cause: PlainCause): string =>
  cause.kind === "issue" ? `${cause.repo.toLowerCase()}#${cause.number}` : `label ${cause.label}`;

function compareIssues({ cause: a }: Hold, { cause: b }: Hold): number {
  return a.kind === "issue" && b.kind === "issue" ? compareItems(a, b) : 0;
}

function issueHolds(item: PlainCounted, rows: readonly PlainItem[], now: number): Hold[] {
  return item.blocks
    .filter(({ spans }) => isIn(spans, now))
    .map(({ blocker, spans, isBeginningUnknown }) => {
      const { repo, number } = rows.find(({ key }) => key === blocker.key) ?? blocker;
      const known = isBeginningUnknown ? [] : meetSpans(spans, item.life.spans);
      return { cause: { kind: "issue", repo, number }, item, spans: known };
    });
}

function labelHolds(item: PlainCounted, label: string): Hold[] {
  const carried = item.blockLabels.find((own) => own.label === label);
  return carried?.isOn ? [{ cause: { kind: "label", label }, item, spans: carried.spans }] : [];
}
