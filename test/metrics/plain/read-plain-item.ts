import { foldName } from "../../../shared/text/fold-name.ts";
import type { PlainActor, PlainRef, PlainRow } from "./plain-row.ts";

/** An event with its instant read. Label, `to` and so on are as the file has them, "" where they are missing. */
export interface PlainMoment {
  readonly name: string;
  /** Not before the item's creation. */
  readonly at: number;
  readonly actor: PlainActor;
  /** Folded. */
  readonly label: string;
  readonly blocker: PlainBlocker | null;
  /** Folded. */
  readonly from: string;
  readonly to: string;
  readonly reason: string;
}

export interface PlainBlocker {
  readonly key: string;
  readonly repo: string;
  readonly number: number;
  /** As the row says; null = it does not. */
  readonly isOpen: boolean | null;
}

/** A row with its instants, names and refs read; still with everything that happens at or after `now`. */
export interface PlainItem {
  readonly row: PlainRow;
  readonly key: string;
  readonly repo: string;
  readonly number: number;
  readonly created: number;
  readonly isOpenInFile: boolean;
  readonly closedAt: number;
  /** Folded, as they stand in the file. */
  readonly labels: readonly string[];
  readonly milestone: string;
  readonly type: string;
  /** Null = the row says nothing of blockers. */
  readonly blockedBy: readonly PlainBlocker[] | null;
  readonly hasEvents: boolean;
  /** Oldest first, equal instants in the order of the file. */
  readonly moments: readonly PlainMoment[];
}

export function readPlainItem(row: PlainRow): PlainItem {
  const repo = row.repo || repoOfUrl(row.url ?? "");
  const created = Date.parse(row.createdAt);
  const isOpenInFile = row.state.trim().toLowerCase() === "open";
  return {
    row,
    key: keyOf(repo, row.number),
    repo,
    number: row.number,
    created,
    isOpenInFile,
    closedAt: isOpenInFile ? Number.POSITIVE_INFINITY : Date.parse(row.closedAt ?? ""),
    labels: (row.labels ?? []).map((label) => foldName(nameOf(label))),
    milestone: foldName(
      typeof row.milestone === "object" ? (row.milestone?.title ?? "") : (row.milestone ?? ""),
    ),
    type: foldName(nameOf(row.issueType)),
    blockedBy: row.blockedBy?.map((ref) => readBlocker(ref, repo)) ?? null,
    hasEvents: Array.isArray(row.events),
    moments: readMoments(row, repo, created),
  };
}

export const keyOf = (repo: string, number: number): string => `${repo.toLowerCase()}#${number}`;

/** By repository, ignoring case, then number. */
export function compareItems(a: ItemName, b: ItemName): number {
  const [one, other] = [a.repo.toLowerCase(), b.repo.toLowerCase()];
  return one < other ? -1 : one > other ? 1 : a.number - b.number;
}

export interface ItemName {
  readonly repo: string;
  readonly number: number;
}

/** Events are put in order by when they happened; only then those before the creation count as at it. */
function readMoments(row: PlainRow, repo: string, created: number): PlainMoment[] {
  const moments = (row.events ?? []).map((event) => ({
    name: event.event,
    at: Date.parse(event.at),
    actor: event.actor ?? null,
    label: foldName(nameOf(event.label)),
    blocker: event.blocker == null ? null : readBlocker(event.blocker, repo),
    from: foldName(event.from ?? ""),
    to: foldName(event.to ?? ""),
    reason: event.stateReason ?? "",
  }));
  return moments
    .sort((a, b) => a.at - b.at)
    .map((moment) => ({ ...moment, at: Math.max(moment.at, created) }));
}

function readBlocker(ref: PlainRef, home: string): PlainBlocker {
  const { repo, number, state } = typeof ref === "number" ? { repo: "", number: ref, state: "" } : ref;
  const at = repo || home;
  return {
    key: keyOf(at, number),
    repo: at,
    number,
    isOpen: state ? state.trim().toLowerCase() === "open" : null,
  };
}

function nameOf(value: string | { readonly name: string } | null | undefined): string {
  return typeof value === "object" ? (value?.name ?? "") : (value ?? "");
}

function repoOfUrl(url: string): string {
  return /^https?:\/\/[^/]+\/([^/]+\/[^/]+)\/(?:issues|pull)\/\d+/.exec(url)?.[1] ?? "";
}

export const isPullRequest = ({ row }: PlainItem): boolean =>
  row.isPullRequest === true || row.pull_request != null || /\/pull\/\d+/.test(row.url ?? "");
