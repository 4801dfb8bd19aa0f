import type { FlowMap } from "../../../shared/domain/flow-map.ts";
import { foldName } from "../../../shared/text/fold-name.ts";
import { findStart } from "./find-start.ts";
import { placeItem } from "./place-item.ts";
import type { PlainDecided, PlainRow } from "./plain-row.ts";
import { isPullRequest, type PlainItem, readPlainItem } from "./read-plain-item.ts";
import { isIn, joinSpans, meetSpans, type Span } from "./spans.ts";
import { type PlainBlock, traceBlocks } from "./trace-blocks.ts";
import { labelsAt, traceLabel, traceLabels } from "./trace-label.ts";
import { type PlainLife, traceLife } from "./trace-life.ts";
import { traceStatus } from "./trace-status.ts";

export interface PlainSettings {
  readonly now: number;
  readonly weeks: number;
  readonly automation: readonly string[];
  readonly decided: (row: PlainRow) => PlainDecided;
}

/** An item that counts, with all that the figures ask of it. Instants in milliseconds, nothing after `now`. */
export interface PlainCounted {
  readonly repo: string;
  readonly number: number;
  readonly key: string;
  readonly item: PlainItem;
  readonly created: number;
  readonly life: PlainLife;
  /** In the backlog at `now`. */
  readonly isOpen: boolean;
  /** Ids in map order; none = "no stream". */
  readonly streams: readonly string[];
  readonly start: number | null;
  readonly blocks: readonly PlainBlock[];
  /** Of `labels.blocked`, in map order: the label as the map has it, and when the item carried it in the backlog. */
  readonly blockLabels: readonly PlainBlockLabel[];
  /** Blocked, as far as beginning and end are known, while it was in the backlog. */
  readonly blocked: readonly Span[];
  readonly isBlocked: boolean;
}

export interface PlainBlockLabel {
  readonly label: string;
  readonly isOn: boolean;
  readonly spans: readonly Span[];
}

/** Everything that counts: created before `now`, no pull request, not ignored. */
export function gatherItems(
  items: readonly PlainItem[],
  flowMap: FlowMap,
  settings: PlainSettings,
): PlainCounted[] {
  const byKey = new Map(items.map((item) => [item.key, item]));
  return items.flatMap((item) => {
    if (item.created >= settings.now || isPullRequest(item)) return [];
    const { stream, ignored } = settings.decided(item.row);
    return ignored ? [] : [countItem(item, stream, byKey, flowMap, settings)];
  });
}

export const readItems = (rows: readonly PlainRow[]): PlainItem[] => rows.map(readPlainItem);

function countItem(
  item: PlainItem,
  decided: string | null,
  byKey: ReadonlyMap<string, PlainItem>,
  flowMap: FlowMap,
  { now, automation }: PlainSettings,
): PlainCounted {
  const life = traceLife(item, flowMap.labels.done.map(foldName), now);
  const isOpen = life.left === null;
  const logins = [...automation, ...flowMap.automation];
  const blocks = traceBlocks(item, byKey, now);
  const blockLabels = flowMap.labels.blocked.map(foldName);
  const status = traceStatus(item, (flowMap.project?.status.blocked ?? []).map(foldName), now);
  const known = [
    ...traceLabels(item, blockLabels, now),
    ...blocks.flatMap(({ spans, isBeginningUnknown }) => (isBeginningUnknown ? [] : spans)),
    ...status,
  ];
  const isHeld =
    labelsAt(item, blockLabels, now).length > 0 ||
    blocks.some(({ spans }) => isIn(spans, now)) ||
    isIn(status, now);
  return {
    repo: item.repo,
    number: item.number,
    key: item.key,
    item,
    created: item.created,
    life,
    isOpen,
    streams: placeItem(item, life, flowMap, { now, automation: logins, decided }),
    start: findStart(item, flowMap, life.left?.at ?? now),
    blocks,
    blockLabels: flowMap.labels.blocked.map((label) => traceBlockLabel(item, label, life, now)),
    blocked: meetSpans(joinSpans(known), life.spans),
    isBlocked: isOpen && isHeld,
  };
}

function traceBlockLabel(item: PlainItem, label: string, life: PlainLife, now: number): PlainBlockLabel {
  const folded = foldName(label);
  const { spans, isBeginningUnknown } = traceLabel(item, folded, now);
  return {
    label,
    isOn: labelsAt(item, [folded], now).length > 0,
    spans: isBeginningUnknown ? [] : meetSpans(spans, life.spans),
  };
}
