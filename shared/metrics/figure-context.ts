import type { Actor } from "../domain/actor.ts";
import type { FlowMap } from "../domain/flow-map.ts";
import { foldName } from "../text/fold-name.ts";
import { openWindow, type ReportWindow } from "./report-window.ts";
import type { WorkClass } from "./stream-figures.ts";

/** What the figures ask of the flow map, made ready once; names are folded. */
export interface FigureContext {
  readonly map: FlowMap;
  /** Milliseconds. */
  readonly now: number;
  readonly window: ReportWindow;
  /** Closed items that were neither created nor closed since are not at hand. */
  readonly readSince: number;
  /** Whether an account is our own App or bot, or a login that counts as ours. */
  readonly isAutomation: (actor: Actor | null) => boolean;
  /** Ids of the streams that are not retired, in the map's order. */
  readonly streams: readonly string[];
  readonly labels: StreamLabels;
  readonly blockedLabels: readonly NamedLabel[];
  readonly startedLabels: ReadonlySet<string>;
  readonly doneLabels: readonly string[];
  readonly timedLabels: readonly NamedLabel[];
  readonly stageLabels: readonly NamedLabel[];
  readonly statuses: StatusKinds;
  readonly objectives: readonly NamedObjective[];
  readonly classes: readonly { readonly name: WorkClass; readonly names: ReadonlySet<string> }[];
}

/** The living stream that a label stands for, by its folded name: streams' own labels, and aliases. */
export interface StreamLabels {
  readonly own: ReadonlyMap<string, { readonly living: string }>;
  readonly aliases: ReadonlyMap<string, { readonly living: string }>;
}

/** A label as the map writes it, and folded. */
export interface NamedLabel {
  readonly label: string;
  readonly folded: string;
}

export interface NamedObjective {
  readonly id: string;
  readonly milestones: ReadonlySet<string>;
  readonly labels: ReadonlySet<string>;
}

export interface StatusKinds {
  readonly active: ReadonlySet<string>;
  readonly waiting: ReadonlySet<string>;
  readonly blocked: ReadonlySet<string>;
}

export interface FigureSettings {
  readonly now: number;
  readonly weeks: number;
  /** Not told = everything was read. */
  readonly readSince?: number;
  readonly isAutomation: (actor: Actor | null) => boolean;
  readonly labels: StreamLabels;
}

export function openFigureContext(
  map: FlowMap,
  { now, weeks, isAutomation, labels, readSince = Number.NEGATIVE_INFINITY }: FigureSettings,
): FigureContext {
  const { types } = map.report;
  return {
    map,
    now,
    window: openWindow(now, weeks),
    readSince,
    isAutomation,
    streams: map.streams.flatMap(({ id, successor }) => (successor === null ? [id] : [])),
    labels,
    blockedLabels: map.labels.blocked.map(nameLabel),
    startedLabels: foldAll(map.labels.started),
    doneLabels: [...foldAll(map.labels.done)],
    timedLabels: map.report.timeInLabels.map(nameLabel),
    stageLabels: map.report.stages.map(nameLabel),
    statuses: {
      active: foldAll(map.project?.status.active ?? []),
      waiting: foldAll(map.project?.status.waiting ?? []),
      blocked: foldAll(map.project?.status.blocked ?? []),
    },
    objectives: map.objectives.map(({ id, milestones, labels }) => {
      return { id, milestones: foldAll(milestones), labels: foldAll(labels) };
    }),
    classes: (["feature", "defect", "risk", "debt"] as const).map((name) => ({
      name,
      names: foldAll(types[name]),
    })),
  };
}

const foldAll = (names: readonly string[]): ReadonlySet<string> => new Set(names.map(foldName));

const nameLabel = (label: string): NamedLabel => ({ label, folded: foldName(label) });
