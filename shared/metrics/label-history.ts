import type { Issue } from "../domain/issue.ts";
import type { TimelineEvent } from "../domain/timeline.ts";
import { foldName } from "../text/fold-name.ts";

/** A moment at which a label came or went. */
export interface LabelChange {
  readonly at: number;
  /** Place among the issue's events. */
  readonly order: number;
  readonly on: boolean;
}

export interface LabelHistory {
  /** It was there when the issue was created: no event put it. */
  readonly fromStart: boolean;
  /** Turn and turn about, oldest first. */
  readonly changes: readonly LabelChange[];
}

/**
 * When an issue carried which label, by folded name: today's labels with the events undone, the newest first. An event
 * that contradicts what came later changes nothing.
 *
 * @param events the issue's, as `orderEvents` gives them
 */
export function readLabelHistories(
  issue: Issue,
  events: readonly TimelineEvent[],
): ReadonlyMap<string, LabelHistory> {
  const now = new Set(issue.labels.map(foldName));
  const changes = new Map<string, LabelChange[]>([...now].map((name) => [name, []]));
  for (let order = events.length - 1; order >= 0; order--) {
    const { event, at, label } = events[order]!;
    if (label === null || (event !== "labeled" && event !== "unlabeled")) continue;
    const name = foldName(label);
    const on = event === "labeled";
    if (on === now.has(name)) {
      const list = changes.get(name);
      if (list === undefined) changes.set(name, [{ at, order, on }]);
      else list.push({ at, order, on });
    }
    if (on) now.delete(name);
    else now.add(name);
  }
  for (const name of now) if (!changes.has(name)) changes.set(name, []);
  return new Map(
    [...changes].map(([name, list]) => [name, { fromStart: now.has(name), changes: list.reverse() }]),
  );
}

/** Whether it was there at an instant: what strictly came before counts. */
export function wasLabelled({ fromStart, changes }: LabelHistory, at: number): boolean {
  const last = changes.findLast((change) => change.at < at);
  return last?.on ?? fromStart;
}
