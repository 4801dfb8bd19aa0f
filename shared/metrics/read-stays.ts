import type { LabelHistory } from "./label-history.ts";
import type { OpenChange } from "./read-openness.ts";

/** A stay in the backlog; `to` and `end` are null while it lasts. */
export interface Stay {
  readonly from: number;
  readonly to: number | null;
  readonly end: "finished" | "dropped" | null;
}

interface Change {
  readonly at: number;
  readonly order: number;
  readonly apply: (state: State) => State;
  readonly end: "finished" | "dropped";
}

interface State {
  readonly open: boolean;
  readonly doneLabels: number;
}

const isIn = ({ open, doneLabels }: State): boolean => open && doneLabels === 0;

/**
 * When an item was in the backlog, oldest first: while it is open and carries no label of `labels.done`. It leaves by a
 * done label as finished, by a close as its reason says.
 */
export function readStays(
  createdAt: number,
  openness: readonly OpenChange[],
  doneLabels: readonly LabelHistory[],
): Stay[] {
  const stays: Stay[] = [{ from: createdAt, to: null, end: null }];
  let state: State = { open: true, doneLabels: 0 };
  for (const { at, apply, end } of listChanges(createdAt, openness, doneLabels)) {
    const next = apply(state);
    if (isIn(state) && !isIn(next)) {
      const { from } = stays.pop()!;
      stays.push({ from, to: at, end });
    }
    if (!isIn(state) && isIn(next)) stays.push({ from: at, to: null, end: null });
    state = next;
  }
  return stays;
}

function listChanges(
  createdAt: number,
  openness: readonly OpenChange[],
  doneLabels: readonly LabelHistory[],
): Change[] {
  const closes = openness.map(({ at, order, open, reason }): Change => {
    return { at, order, apply: (state) => ({ ...state, open }), end: endOf(reason) };
  });
  const labels = doneLabels.flatMap((history) =>
    listLabelChanges(createdAt, history).map(({ at, order, on }): Change => {
      const step = on ? 1 : -1;
      const apply = (state: State): State => ({ ...state, doneLabels: state.doneLabels + step });
      return { at, order, apply, end: "finished" };
    }),
  );
  return [...closes, ...labels].sort((a, b) => a.at - b.at || a.order - b.order);
}

/** One that no event speaks of is disregarded: nobody knows when the item was done. */
const listLabelChanges = (
  createdAt: number,
  { fromStart, changes }: LabelHistory,
): readonly LabelHistory["changes"][number][] =>
  fromStart && changes.length > 0 ? [{ at: createdAt, order: -1, on: true }, ...changes] : changes;

/** GitHub's reasons in all spellings; old data have none, and then it was finished. */
const endOf = (reason: string | null): "finished" | "dropped" =>
  /^(?:not[ _-]*planned|duplicate)$/i.test(reason?.trim() ?? "") ? "dropped" : "finished";
