import type { FlowMap } from "../../../shared/domain/flow-map.ts";
import { foldName } from "../../../shared/text/fold-name.ts";
import type { PlainItem, PlainMoment } from "./read-plain-item.ts";

/**
 * When work on an item began, milliseconds: the first source that has an event before the end, and within it the
 * earliest: a move into an active, waiting or blocked status (a placement only into the first two), a label of
 * `labels.started`, an assignment. Null = not started.
 *
 * @param end when it last left, else `now`
 */
export function findStart(item: PlainItem, flowMap: FlowMap, end: number): number | null {
  const { active = [], waiting = [], blocked = [] } = flowMap.project?.status ?? {};
  const worked = [...active, ...waiting].map(foldName);
  const stopped = blocked.map(foldName);
  const started = flowMap.labels.started.map(foldName);
  const sources: ((moment: PlainMoment) => boolean)[] = [
    ({ name, from, to }) =>
      name === "project_v2_item_status_changed" &&
      (worked.includes(to) || (stopped.includes(to) && from !== "")),
    ({ name, label }) => name === "labeled" && started.includes(label),
    ({ name }) => name === "assigned",
  ];
  const past = item.moments.filter(({ at }) => at < end);
  for (const source of sources) {
    const first = past.find(source);
    if (first !== undefined) return first.at;
  }
  return null;
}
