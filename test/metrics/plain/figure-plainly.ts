import type { FlowMap } from "../../../shared/domain/flow-map.ts";
import { foldName } from "../../../shared/text/fold-name.ts";
import { figureStream, type PlainScene } from "./figure-stream.ts";
import { findSystemicBlockers, type PlainSystemic } from "./find-systemic-blockers.ts";
import { gatherItems, type PlainCounted, readItems } from "./gather-items.ts";
import { listWeeks, nameWeek, type PlainWindow } from "./list-weeks.ts";
import { share } from "./measure-flow.ts";
import { finishedIn } from "./measure-times.ts";
import type { PlainDecided, PlainRow } from "./plain-row.ts";
import { compareItems, type PlainItem } from "./read-plain-item.ts";
import { labelsAt } from "./trace-label.ts";

export type { PlainDecided, PlainRow } from "./plain-row.ts";

/*
 * The definitions of the health report once more, as plainly as they can be written and straight from the rows of a
 * backlog file: no index, no sweep, no sharing with the product but for types and the folding of names.
 */

/**
 * What `report --json` says, without what needs the decision engine (overrides, holds, findings, labelDrift).
 *
 * @param rows valid ones, each issue once
 * @param settings `now` in milliseconds; `decided` is the decision of a row as of `now`
 */
export function figurePlainly(
  rows: readonly PlainRow[],
  flowMap: FlowMap,
  settings: {
    now: number;
    weeks: number;
    automation: readonly string[];
    decided: (row: PlainRow) => PlainDecided;
  },
): unknown {
  const { now } = settings;
  const items = readItems(rows);
  const all = gatherItems(items, flowMap, settings);
  const window = listWeeks(now, settings.weeks);
  const systemic = findSystemicBlockers(all, items, flowMap, now);
  const hasEvent = (named: string) =>
    items.some(({ moments }) => moments.some(({ name, at }) => name === named && at < now));
  const scene: PlainScene = {
    flowMap,
    window,
    now,
    automation: [...settings.automation, ...flowMap.automation],
    all,
    hasStatusHistory: flowMap.project !== null && hasEvent("project_v2_item_status_changed"),
    hasComments: items.some(({ moments }) => moments.some(({ name }) => name === "commented")),
    held: new Set(systemic.flatMap(({ held }) => held.map(({ key }) => key))),
  };
  const living = flowMap.streams.filter(({ successor }) => successor === null);
  return {
    version: 1,
    generatedAt: writeInstant(now),
    window: {
      from: writeInstant(window.from),
      to: writeInstant(window.to),
      weeks: window.weeks.map(nameWeek),
    },
    source: { issues: all.length, statusHistory: scene.hasStatusHistory },
    streams: [...living, null].map((stream) => {
      const own = all.filter(({ streams }) =>
        stream === null ? streams.length === 0 : streams.includes(stream.id),
      );
      return figureStream(stream, own, scene);
    }),
    coverage: countCoverage(all),
    systemicBlockers: systemic.map((one) => describeSystemic(one, flowMap, all)),
    ...figureObjectives(all, flowMap, window, now),
  };
}

const writeInstant = (at: number): string => new Date(at).toISOString();

function countCoverage(all: readonly PlainCounted[]) {
  const open = all.filter(({ isOpen }) => isOpen);
  const several = open.filter(({ streams }) => streams.length > 1).sort(compareItems);
  return {
    open: open.length,
    one: open.filter(({ streams }) => streams.length === 1).length,
    none: open.filter(({ streams }) => streams.length === 0).length,
    several: several.length,
    severalItems: several.map(({ repo, number, streams }) => ({ repo, number, streams })),
  };
}

/** Of an issue of a repository that nothing else in the report is of, nothing is told. */
function describeSystemic(
  { cause, held, days }: PlainSystemic,
  flowMap: FlowMap,
  all: readonly PlainCounted[],
) {
  const isHidden =
    cause.kind === "issue" && all.every(({ repo }) => repo.toLowerCase() !== cause.repo.toLowerCase());
  return {
    cause: isHidden ? { kind: "issue", repo: "", number: 0 } : cause,
    items: held.map(({ repo, number }) => ({ repo, number })),
    streams: flowMap.streams
      .map(({ id }) => id)
      .filter((id) => held.some(({ streams }) => streams.includes(id))),
    days,
  };
}

/** An item serves an objective only by its milestone or by a label, as of `now`. */
function figureObjectives(all: readonly PlainCounted[], flowMap: FlowMap, window: PlainWindow, now: number) {
  const serves = (item: PlainItem, objective: FlowMap["objectives"][number]): boolean =>
    (item.milestone !== "" && objective.milestones.map(foldName).includes(item.milestone)) ||
    labelsAt(item, objective.labels.map(foldName), now).length > 0;
  const wip = all.filter(({ isOpen, start }) => isOpen && start !== null);
  const off = wip.filter(({ item }) => !flowMap.objectives.some((objective) => serves(item, objective)));
  return {
    objectives: flowMap.objectives.map((objective) => {
      const own = all.filter(({ item }) => serves(item, objective));
      return {
        id: objective.id,
        open: own.filter(({ isOpen }) => isOpen).length,
        finished: finishedIn(own, window).length,
      };
    }),
    offObjectiveWipShare: share(off.length, wip.length),
  };
}
