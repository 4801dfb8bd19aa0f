import type { Issue } from "../domain/issue.ts";
import { foldName } from "../text/fold-name.ts";
import type { LabelOwner } from "./compile-labels.ts";
import type { CompiledMap } from "./compile-rules.ts";
import { isAutomation } from "./is-automation.ts";
import { lastTextChange } from "./last-text-change.ts";
import type { PreparedIssue } from "./prepare-text.ts";

/** A label on the issue, as written there, that names a stream. */
export interface NamedStream extends LabelOwner {
  readonly label: string;
}

/** One of the map's own stream labels on the issue. */
export interface StreamLabel extends NamedStream {
  readonly byPerson: boolean;
}

/** What the labels on an issue and their history say. */
export interface LabelReading {
  readonly own: readonly StreamLabel[];
  readonly aliases: readonly NamedStream[];
  readonly held: boolean;
  /** Streams whose label a person took off since the text last changed. */
  readonly removed: readonly string[];
  /** A person took the unmapped label off since the text last changed. */
  readonly unmappedRefused: boolean;
  /** A person put the unmapped label back after we took it off, and nothing was said of the stream since. */
  readonly unmappedInsisted: boolean;
}

/** What people did to a label; automation's doings change nothing about that. */
interface LabelHistory {
  /** A person put it, and no person took it off since. */
  readonly set: boolean;
  /** Null unless the last word of a person was to take it off. */
  readonly removedAt: number | null;
}

const UNTOUCHED: LabelHistory = { set: false, removedAt: null };

/** Reads who put which stream label, from the issue's own timeline; without one every label is a person's. */
export function readLabels(issue: Issue, prepared: PreparedIssue, map: CompiledMap): LabelReading {
  const { own, aliases, unmapped, held } = map.labels;
  const histories = readHistories(issue, map);
  const refused = findRefused(histories, issue);
  return {
    own: namedStreams(prepared, own).map(([folded, named]) => {
      const history = histories.get(folded);
      // A label that no event speaks of may be a person's: never fight.
      return { ...named, byPerson: history === undefined || history.set };
    }),
    aliases: namedStreams(prepared, aliases).map(([, named]) => named),
    held: prepared.labels.has(held),
    removed: refused.flatMap((folded) => own.get(folded)?.stream ?? []),
    unmappedRefused: refused.includes(unmapped),
    unmappedInsisted: prepared.labels.has(unmapped) && isInsistedOn(issue, map),
  };
}

function namedStreams(
  { labels }: PreparedIssue,
  owners: ReadonlyMap<string, LabelOwner>,
): [folded: string, named: NamedStream][] {
  return [...labels].flatMap(([folded, label]) => {
    const owner = owners.get(folded);
    return owner === undefined ? [] : [[folded, { ...owner, label }]];
  });
}

/** Of the labels that we write those that events speak of, by folded name. */
function readHistories(issue: Issue, map: CompiledMap): Map<string, LabelHistory> {
  const histories = new Map<string, LabelHistory>();
  for (const { event, at, actor, label } of issue.events ?? []) {
    if (label === null || (event !== "labeled" && event !== "unlabeled")) continue;
    const folded = foldName(label);
    if (!map.labels.written.has(folded)) continue;
    const before = histories.get(folded) ?? UNTOUCHED;
    const byPeople = { set: event === "labeled", removedAt: event === "labeled" ? null : at };
    const isOurs = isAutomation(actor, map.automation);
    histories.set(folded, isOurs ? before : byPeople);
    // We take the held label off only when a person says so: what people chose before is then over.
    if (isOurs && event === "unlabeled" && folded === map.labels.held) {
      for (const name of map.labels.written) histories.set(name, UNTOUCHED);
    }
  }
  return histories;
}

/** Taking it off ever again would be a fight: with a person, or for ever with somebody else's bot. */
function isInsistedOn(issue: Issue, map: CompiledMap): boolean {
  const { own, unmapped, held } = map.labels;
  let tookOff = false;
  let insistedAt: number | null = null;
  for (const { event, at, actor, label } of issue.events ?? []) {
    if (label === null || (event !== "labeled" && event !== "unlabeled")) continue;
    const folded = foldName(label);
    const isOurs = isAutomation(actor, map.automation);
    if (folded === unmapped) {
      insistedAt = event === "labeled" && tookOff && !isOurs ? at : null;
      tookOff &&= event === "labeled";
      tookOff ||= event === "unlabeled" && isOurs;
    } else if (own.has(folded) || folded === held) {
      tookOff = false;
      insistedAt = null;
    }
  }
  return insistedAt !== null && insistedAt >= lastTextChange(issue);
}

/** A person's removal stands until the title or the body changes. */
function findRefused(histories: ReadonlyMap<string, LabelHistory>, issue: Issue): string[] {
  if (histories.size === 0) return [];
  const textChangedAt = lastTextChange(issue);
  return [...histories].flatMap(([folded, { removedAt }]) =>
    removedAt !== null && removedAt >= textChangedAt ? [folded] : [],
  );
}
