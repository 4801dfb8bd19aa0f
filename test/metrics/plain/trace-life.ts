import type { PlainItem } from "./read-plain-item.ts";
import type { Span } from "./spans.ts";
import { statesAround } from "./trace-toggle.ts";

/** Into the backlog, or out of it. */
export interface Passage {
  readonly at: number;
  readonly kind: "finished" | "dropped" | "returned";
}

export interface PlainLife {
  /** Oldest first, all strictly before `now`; the creation is none. */
  readonly passages: readonly Passage[];
  /** In the backlog, up to `now`. */
  readonly spans: readonly Span[];
  /** Null = it is in the backlog at `now`. */
  readonly left: Passage | null;
}

/** A close or a reopening that happened, and after which of the item's events (-1 = before all). */
interface Turn {
  readonly at: number;
  readonly after: number;
  readonly open: boolean;
  readonly reason: string;
}

/** When the issue was open, whatever its labels; up to `now`. */
export function traceOpen(item: PlainItem, now: number): Span[] {
  const passages = turnsOf(item).map(
    ({ at, open }): Passage => ({ at, kind: open ? "returned" : "finished" }),
  );
  return spansOf(
    item.created,
    passages.filter(({ at }) => at < now),
    now,
  );
}

/** When the item was in the backlog: open and without a label of `labels.done` (folded). */
export function traceLife(item: PlainItem, done: readonly string[], now: number): PlainLife {
  const passages = passagesOf(item, done, now).filter(({ at }) => at < now);
  const last = passages.at(-1);
  const left = last === undefined || last.kind === "returned" ? null : last;
  return { passages, spans: spansOf(item.created, passages, now), left };
}

function spansOf(created: number, passages: readonly Passage[], now: number): Span[] {
  const spans: Span[] = [];
  let from: number | null = created;
  for (const { at, kind } of passages) {
    if (kind === "returned") from = at;
    else if (from !== null) {
      spans.push({ from, to: at });
      from = null;
    }
  }
  return from === null ? spans : [...spans, { from, to: now }];
}

function passagesOf(item: PlainItem, done: readonly string[], now: number): Passage[] {
  const turns = turnsOf(item);
  const isDone = doneAround(item, done, now);
  const passages: Passage[] = [];
  let open = true;
  let reason = "";
  let inside = true;
  const look = (at: number, after: number) => {
    const next = open && !isDone[after + 1]!;
    if (next !== inside) passages.push({ at, kind: next ? "returned" : open ? "finished" : kindOf(reason) });
    inside = next;
  };
  const turn = (one: Turn) => {
    ({ open, reason } = one);
    look(one.at, one.after);
  };
  look(item.created, -1);
  for (const one of turns.filter(({ after }) => after === -1)) turn(one);
  item.moments.forEach((moment, index) => {
    look(moment.at, index);
    for (const one of turns.filter(({ after }) => after === index)) turn(one);
  });
  return passages;
}

/** Whether a label of `done` is on it before the first event and after each. One without an event so far is none. */
function doneAround(item: PlainItem, done: readonly string[], now: number): boolean[] {
  const around = [false, ...item.moments.map(() => false)];
  for (const label of done) {
    const events = item.moments.flatMap(({ name, at, label: on }, index) =>
      on === label && (name === "labeled" || name === "unlabeled")
        ? [{ at, on: name === "labeled", index }]
        : [],
    );
    if (!events.some(({ at }) => at < now)) continue;
    const states = statesAround(events, item.labels.includes(label));
    around.forEach((_, place) => {
      const past = events.filter(({ index }) => index < place).length;
      if (states[past]) around[place] = true;
    });
  }
  return around;
}

function kindOf(reason: string): "finished" | "dropped" {
  const bare = reason.toLowerCase().replace(/[\s_-]/g, "");
  return bare === "notplanned" || bare === "duplicate" ? "dropped" : "finished";
}

/** The closes and reopenings that count, so that the row's own state is what comes out in the end. */
function turnsOf(item: PlainItem): readonly Turn[] {
  const told = item.moments.flatMap(({ name, at, reason }, after): Turn[] =>
    name === "closed" || name === "reopened" ? [{ at, after, open: name === "reopened", reason }] : [],
  );
  if (item.isOpenInFile) return withoutLastClose(alternate(told));
  const before = alternate(told.filter(({ at }) => at < item.closedAt));
  const shown = told.find(({ at, open }) => at === item.closedAt && !open);
  const late = item.moments.filter(({ at }) => at <= item.closedAt).length - 1;
  const reason = item.row.stateReason ?? "";
  const end = { at: item.closedAt, after: shown?.after ?? late, open: false, reason };
  return [...withoutLastClose(before), end];
}

/** A close while closed and a reopening while open did not happen. */
function alternate(turns: readonly Turn[]): Turn[] {
  const kept: Turn[] = [];
  for (const turn of turns) if (turn.open !== (kept.at(-1)?.open ?? true)) kept.push(turn);
  return kept;
}

/** A close that the row's end contradicts: it is open after all, or was last closed at another time. */
const withoutLastClose = (turns: readonly Turn[]): readonly Turn[] =>
  turns.at(-1)?.open === false ? turns.slice(0, -1) : turns;
