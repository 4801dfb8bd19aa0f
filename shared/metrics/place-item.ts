import type { TimelineEvent } from "../domain/timeline.ts";
import { foldName } from "../text/fold-name.ts";
import type { FigureContext, StreamLabels } from "./figure-context.ts";
import { type LabelHistory, wasLabelled } from "./label-history.ts";
import type { Stay } from "./read-stays.ts";

export interface PlacedSubject {
  readonly events: readonly TimelineEvent[];
  readonly labels: ReadonlyMap<string, LabelHistory>;
  readonly stays: readonly Stay[];
  /** The stream of its decision as of now; null = none. */
  readonly decided: string | null;
}

/**
 * The streams that an item counts in, in the map's order; empty = none. In the backlog: what its labels say as of now,
 * else its decision. Left: the labels that it carried when it last left, else the same.
 */
export function placeItem(subject: PlacedSubject, context: FigureContext): readonly string[] {
  const left = subject.stays.at(-1)?.to ?? null;
  const then = left === null ? [] : placeAtLeave(subject, Math.min(afterSecond(left), context.now), context);
  if (then.length > 0) return then;
  const now = placeByLabels(subject, context.now, context);
  if (now.length > 0) return now;
  return subject.decided === null ? [] : [subject.decided];
}

/** Events of the second in which it left count. */
const afterSecond = (at: number): number => (Math.floor(at / 1000) + 1) * 1000;

/** A label that automation put stands too: it is where the item was seen when it left. */
function placeAtLeave(subject: PlacedSubject, at: number, context: FigureContext): string[] {
  const placed = placeByLabels(subject, at, context);
  return placed.length > 0 ? placed : placeByOwn(subject, at, context, () => true);
}

function placeByLabels(subject: PlacedSubject, at: number, context: FigureContext): string[] {
  const byPeople = placeByOwn(subject, at, context, (name) => !isByAutomation(subject, name, at, context));
  return byPeople.length > 0 ? byPeople : collect(subject, context.labels.aliases, at, context, () => true);
}

const placeByOwn = (
  subject: PlacedSubject,
  at: number,
  context: FigureContext,
  counts: (name: string) => boolean,
): string[] => collect(subject, context.labels.own, at, context, counts);

function collect(
  { labels }: PlacedSubject,
  owners: StreamLabels["own"],
  at: number,
  { streams }: FigureContext,
  counts: (name: string) => boolean,
): string[] {
  const named = new Set<string>();
  for (const [name, history] of labels) {
    const stream = owners.get(name)?.living;
    if (stream !== undefined && wasLabelled(history, at) && counts(name)) named.add(stream);
  }
  return named.size < 2 ? [...named] : streams.filter((id) => named.has(id));
}

/** Who put it last; a label that no event put is a person's. */
function isByAutomation(
  { events }: PlacedSubject,
  name: string,
  at: number,
  { isAutomation }: FigureContext,
): boolean {
  const last = events.findLast(
    (event) => event.event === "labeled" && event.at < at && foldName(event.label ?? "") === name,
  );
  return last !== undefined && isAutomation(last.actor);
}
