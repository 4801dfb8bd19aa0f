import type { Issue } from "../domain/issue.ts";
import { foldName } from "../text/fold-name.ts";
import type { CompiledMap } from "./compile-rules.ts";
import { isAutomation } from "./is-automation.ts";
import type { PreparedIssue } from "./prepare-text.ts";

/** One of the map's own stream labels on the issue. */
export interface StreamLabel {
  /** As written on the issue. */
  readonly label: string;
  /** The stream whose label it is, perhaps a retired one. */
  readonly stream: string;
  /** That stream, or its successor. */
  readonly living: string;
  readonly byPerson: boolean;
}

/** What the labels on an issue and their history say. */
export interface LabelReading {
  readonly own: readonly StreamLabel[];
  readonly aliases: readonly { readonly label: string; readonly stream: string; readonly living: string }[];
  readonly held: boolean;
  /** Streams whose label a person took off since the text last changed. */
  readonly removed: readonly string[];
  /** A person took the unmapped label off since the text last changed. */
  readonly unmappedRefused: boolean;
}

interface LabelHistory {
  readonly set: boolean;
  /** Null unless the last word of a person was to take it off. */
  readonly removedAt: number | null;
  readonly seen: boolean;
}

const NEVER_SEEN: LabelHistory = { set: false, removedAt: null, seen: false };

/** Reads who put which stream label, from the issue's own timeline; without one every label is a person's. */
export function readLabels(issue: Issue, prepared: PreparedIssue, map: CompiledMap): LabelReading {
  const living = (id: string): string => map.streams.get(id)?.successor ?? id;
  const histories = readHistories(issue, map);
  const textChangedAt = lastTextChange(issue);
  const refused = (folded: string): boolean => {
    const at = histories.get(folded)?.removedAt ?? null;
    return at !== null && at >= textChangedAt;
  };
  const present = [...prepared.labels];
  return {
    own: present.flatMap(([folded, label]) => {
      const stream = map.ownLabels.get(folded);
      if (stream === undefined) return [];
      const history = histories.get(folded) ?? NEVER_SEEN;
      // A label that no event speaks of may be a person's: never fight.
      return [{ label, stream, living: living(stream), byPerson: history.set || !history.seen }];
    }),
    aliases: present.flatMap(([folded, label]) => {
      const stream = map.aliases.get(folded);
      return stream === undefined ? [] : [{ label, stream, living: living(stream) }];
    }),
    held: prepared.labels.has(foldName(map.flowMap.labels.held)),
    removed: [...map.ownLabels].filter(([folded]) => refused(folded)).map(([, stream]) => stream),
    unmappedRefused: refused(foldName(map.flowMap.labels.unmapped)),
  };
}

/** Milliseconds; minus infinity when the text never changed. */
export function lastTextChange(issue: Issue): number {
  let last = Number.NEGATIVE_INFINITY;
  for (const { event, at } of issue.events ?? []) {
    if (event === "renamed" || event === "edited") last = Math.max(last, at);
  }
  return last;
}

function readHistories(issue: Issue, map: CompiledMap): Map<string, LabelHistory> {
  const histories = new Map<string, LabelHistory>();
  for (const { event, at, actor, label } of issue.events ?? []) {
    if (label === null || (event !== "labeled" && event !== "unlabeled")) continue;
    const folded = foldName(label);
    if (!map.written.has(folded)) continue;
    const before = histories.get(folded) ?? NEVER_SEEN;
    const person = !isAutomation(actor, map.automation);
    const after = !person ? before : { set: event === "labeled", removedAt: event === "labeled" ? null : at };
    histories.set(folded, { ...before, ...after, seen: true });
  }
  return histories;
}
