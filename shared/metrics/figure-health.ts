import { CHECK_NAMES, type CheckName } from "../domain/finding.ts";
import { countObjectives, measureOffObjective } from "./alignment.ts";
import { isBlocked, runningBlockDays } from "./blocked.ts";
import { measureCoverage } from "./coverage.ts";
import { countStreamBlocks } from "./cross-stream.ts";
import type { FigureContext } from "./figure-context.ts";
import { figureStream, type WholeBacklog } from "./figure-stream.ts";
import { groupByStream } from "./group-by-stream.ts";
import type { BlockCause, HealthFigures } from "./health-figures.ts";
import type { HealthReport } from "./health-report.ts";
import { listStages } from "./list-stages.ts";
import type { OpenItem } from "./open-item.ts";
import { DAY } from "./span.ts";
import { HIDDEN_ITEM, type ItemName } from "./stream-figures.ts";
import { findSystemicBlockers } from "./systemic-blockers.ts";
import { isIn, itemKey, type WorkItem } from "./work-item.ts";

/** What is known beside the items. */
export type ReportExtras = Pick<HealthFigures, "labelDrift" | "holds" | "overrides"> & {
  readonly kind: HealthFigures["source"]["kind"];
  readonly notes: readonly string[];
  /** What the data tell of at all, be it of issues that do not count. */
  readonly commentsKnown: boolean;
  readonly statusHistory: boolean;
};

/** All figures of a backlog as of `now`. Pure; time grows linearly with the items. */
export function figureHealth(
  items: readonly WorkItem[],
  context: FigureContext,
  { kind, notes, labelDrift, holds, overrides, ...known }: ReportExtras,
): HealthReport {
  const { map, now, window } = context;
  const open = items.filter(isIn);
  const whole = surveyWhole(items, open, context, known);
  const show = openNames(items);
  const living = map.streams.filter(({ successor }) => successor === null);
  const byStream = groupByStream(items);
  const rows = [...living, null].map((stream) =>
    figureStream(stream, byStream.get(stream?.id ?? null) ?? [], whole),
  );
  return {
    figures: {
      version: 1,
      generatedAt: toIso(now),
      window: { from: toIso(window.from), to: toIso(window.to), weeks: window.weeks.map(({ name }) => name) },
      source: { kind, issues: items.length, statusHistory: whole.statusHistory, notes },
      streams: rows,
      coverage: measureCoverage(open),
      findings: countFindings(open),
      systemicBlockers: whole.systemicBlockers.map((one) => ({ ...one, cause: showCause(one.cause, show) })),
      labelDrift,
      objectives: countObjectives(items, context),
      offObjectiveWipShare: measureOffObjective(items),
      holds,
      overrides,
    },
    map,
    openItems: open.sort((a, b) => a.createdAt - b.createdAt).map((item) => toOpenItem(item, now, show)),
    streamBlocks: whole.streamBlocks,
  };
}

const toIso = (at: number): string => new Date(at).toISOString();

function surveyWhole(
  items: readonly WorkItem[],
  open: readonly WorkItem[],
  context: FigureContext,
  known: Pick<ReportExtras, "commentsKnown" | "statusHistory">,
): WholeBacklog {
  const { now, streams, blockedLabels } = context;
  const byKey = new Map(items.map((item) => [itemKey(item), item]));
  const unblocks = countUnblocked(open);
  return {
    context,
    streamBlocks: countStreamBlocks(items, (repo, number) => byKey.get(itemKey({ repo, number })), now),
    systemicBlockers: findSystemicBlockers(
      open,
      blockedLabels.map(({ label }) => label),
      streams,
      now,
    ),
    unblocks: (item) => unblocks.get(itemKey(item)) ?? 0,
    stages: listStages(context, known.statusHistory),
    ...known,
  };
}

/** How many open items each issue blocks now. */
function countUnblocked(open: readonly WorkItem[]): ReadonlyMap<string, number> {
  const counts = new Map<string, number>();
  for (const { blocks } of open) {
    const blockers = new Set(
      blocks.flatMap(({ cause, lasts }) => (lasts && cause.kind === "issue" ? itemKey(cause) : [])),
    );
    for (const key of blockers) counts.set(key, (counts.get(key) ?? 0) + 1);
  }
  return counts;
}

function countFindings(open: readonly WorkItem[]): Record<CheckName, number> {
  const counts = Object.fromEntries(CHECK_NAMES.map((name) => [name, 0])) as Record<CheckName, number>;
  for (const { findings } of open) for (const name of findings) counts[name] += 1;
  return counts;
}

/** Names items of the report's repositories, and hides the others. */
function openNames(items: readonly WorkItem[]): (item: ItemName) => ItemName {
  const repositories = new Set(items.map(({ repo }) => repo.toLowerCase()));
  return ({ repo, number }) => (repositories.has(repo.toLowerCase()) ? { repo, number } : HIDDEN_ITEM);
}

const showCause = (cause: BlockCause, show: (item: ItemName) => ItemName): BlockCause =>
  cause.kind === "issue" ? { kind: "issue", ...show(cause) } : cause;

function toOpenItem(item: WorkItem, now: number, show: (item: ItemName) => ItemName): OpenItem {
  const { repo, number, title, streams, findings } = item;
  const lasting = item.blocks.filter(({ lasts }) => lasts);
  return {
    repo,
    number,
    title,
    streams,
    ageDays: (now - item.createdAt) / DAY,
    startedDays: item.startedAt === null ? null : (now - item.startedAt) / DAY,
    block: isBlocked(item)
      ? {
          days: runningBlockDays(item, now),
          by: [...new Set(lasting.flatMap(({ cause }) => (cause.kind === "issue" ? [show(cause)] : [])))],
          labels: lasting.flatMap(({ cause }) => (cause.kind === "label" ? [cause.label] : [])),
          status: lasting.flatMap(({ cause }) => (cause.kind === "status" ? [cause.status] : []))[0] ?? null,
        }
      : null,
    canBeCleared: findings.includes("block-cleared"),
    findings,
  };
}
