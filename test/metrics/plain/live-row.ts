import { foldName } from "../../../shared/text/fold-name.ts";
import type { PlainEvent } from "./plain-row.ts";
import type { RowSeed, Step } from "./row-seed.ts";
import { DAY } from "./spans.ts";

const HALF_DAY = DAY / 2;

/** What became of a seed; blockers are indices of rows, beyond the last one issues outside of the file. */
export interface LivedRow {
  readonly repo: string | null;
  readonly number: number;
  readonly createdAt: string;
  /** Null = open. */
  readonly closedAt: string | null;
  readonly labels: readonly string[];
  readonly blockers: readonly number[];
  readonly events: readonly LivedEvent[];
}

export interface LivedEvent extends PlainEvent {
  /** A blocker's index. */
  readonly target?: number;
}

interface Happening {
  readonly at: number;
  readonly step: Step;
}

/** Lets happen what the seed says, and ends as it says: mostly as its events have it. */
export function liveRow(seed: RowSeed, index: number, rows: number, now: number): LivedRow {
  // The grid lies on midnights and noons, wherever `now` is.
  const created = Math.floor(now / HALF_DAY) * HALF_DAY - seed.age * HALF_DAY;
  const happenings = happen(seed.steps, created);
  const inOrder = [...happenings].sort((a, b) => a.at - b.at);
  const labels = new Map(seed.labels.map((label) => [foldName(label), label.trim()]));
  const blockers = new Set(seed.blockers.flatMap((target) => aimAt(target, index, rows) ?? []));
  const told = new Map<Happening, LivedEvent>();
  let [open, lastClose, status] = [true, null as number | null, ""];
  for (const happening of inOrder) {
    const { at, step } = happening;
    const base = { at: write(at), actor: step.actor };
    if (step.kind === "close" || step.kind === "reopen") {
      open = step.kind === "reopen";
      if (!open) lastClose = at;
      const reason = step.reason === null ? {} : { stateReason: step.reason };
      told.set(happening, open ? { ...base, event: "reopened" } : { ...base, event: "closed", ...reason });
    } else if (step.kind === "label") told.set(happening, { ...base, ...toggleLabel(labels, step) });
    else if (step.kind === "block") {
      const last = step.isUndo ? [...blockers].at(-1) : undefined;
      const target = last ?? aimAt(step.blocker, index, rows);
      if (target !== null) told.set(happening, { ...base, ...toggleBlock(blockers, target) });
    } else if (step.kind === "status") {
      const from = step.isPlacement || status === "" ? {} : { from: status };
      status = step.status;
      told.set(happening, { ...base, event: "project_v2_item_status_changed", ...from, to: status });
    } else told.set(happening, { ...base, ...nameOther(step) });
  }
  if (seed.lostLabel !== null) toggle(labels, seed.lostLabel);
  const events = (seed.isShuffled ? [...happenings].reverse() : happenings).flatMap(
    (one) => told.get(one) ?? [],
  );
  const end = endOf(seed, open, lastClose, created);
  return {
    repo: seed.repo,
    number: index + 1,
    createdAt: write(created),
    closedAt: end === null ? null : write(Math.max(end, created)),
    labels: [...labels.values()],
    blockers: [...blockers],
    events,
  };
}

const write = (at: number): string => new Date(at).toISOString();

function happen(steps: readonly Step[], created: number): Happening[] {
  let at = created;
  return steps.map((step) => {
    if (step.early > 0) return { at: created - step.early * HALF_DAY, step };
    at += step.gap * HALF_DAY;
    return { at: at + (step.isLate ? 400 : 0), step };
  });
}

/** No issue blocks itself. */
const aimAt = (blocker: number, index: number, rows: number): number | null =>
  blocker === index ? (index + 1 < rows ? index + 1 : null) : blocker;

/** Puts the label, or takes it off if it is there. */
function toggleLabel(
  labels: Map<string, string>,
  { label, isUndo }: Step,
): Pick<LivedEvent, "event" | "label"> {
  const name = (isUndo ? [...labels.values()].at(-1) : undefined) ?? label;
  return { event: toggle(labels, name) ? "labeled" : "unlabeled", label: name };
}

function toggle(labels: Map<string, string>, label: string): boolean {
  const folded = foldName(label);
  if (labels.delete(folded)) return false;
  labels.set(folded, label.trim());
  return true;
}

function toggleBlock(blockers: Set<number>, target: number): Pick<LivedEvent, "event" | "target"> {
  if (blockers.delete(target)) return { event: "blocked_by_removed", target };
  blockers.add(target);
  return { event: "blocked_by_added", target };
}

function nameOther({ kind }: Step): Pick<LivedEvent, "event" | "assignee" | "from" | "to"> {
  if (kind === "assign") return { event: "assigned", assignee: "bob" };
  return kind === "comment" ? { event: "commented" } : { event: "renamed", from: "Before", to: "After" };
}

function endOf({ end }: RowSeed, open: boolean, lastClose: number | null, created: number): number | null {
  const told = open ? null : lastClose;
  switch (end) {
    case "as told":
      return told;
    case "open":
      return null;
    case "closed":
      return lastClose ?? created + 6 * DAY;
    case "closed later":
      return (lastClose ?? created) + DAY;
    case "closed earlier":
      return (lastClose ?? created + DAY) - DAY;
  }
}
