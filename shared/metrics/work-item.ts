import type { CheckName } from "../domain/finding.ts";
import { issueKey } from "../domain/issue.ts";
import type { BlockCause } from "./health-figures.ts";
import type { Stay } from "./read-stays.ts";
import type { Span } from "./span.ts";
import type { ItemName, WorkClass } from "./stream-figures.ts";

/** A stretch under a name: a status of the board, or a label. `to` is null while it lasts. */
export interface NamedSpan {
  /** Folded. */
  readonly name: string;
  readonly from: number;
  readonly to: number | null;
}

/** One reason for an item to be blocked, while it holds. Null = nobody knows when it began, or ended. */
export interface Block {
  readonly cause: BlockCause | { readonly kind: "status"; readonly status: string };
  readonly from: number | null;
  readonly to: number | null;
  /** It holds at `now`. */
  readonly lasts: boolean;
}

/** One issue as the figures need it, as of `now`; instants are milliseconds. */
export interface WorkItem extends ItemName {
  /** Shortened; "" for items that left. */
  readonly title: string;
  /** Ids of the streams that it counts in; empty = no stream. */
  readonly streams: readonly string[];
  readonly createdAt: number;
  /** At least one, oldest first. */
  readonly stays: readonly Stay[];
  readonly startedAt: number | null;
  /** On the board, oldest first. */
  readonly statuses: readonly NamedSpan[];
  /** Labels of `report.stages`. */
  readonly stageLabels: readonly NamedSpan[];
  readonly blocks: readonly Block[];
  /** The blocks that are known, joined, within the stays. */
  readonly blockedSpans: readonly Span[];
  /** Days with labels of `report.time-in-labels`, by the label's place there; only those that it carried. */
  readonly labelDays: ReadonlyMap<number, number>;
  readonly workClass: WorkClass;
  readonly objectives: readonly string[];
  /** From the creation to the first comment by another person; null = none yet. */
  readonly responseDays: number | null;
  /** The board shows another status than its history ends with. */
  readonly statusGap: boolean;
  readonly findings: readonly CheckName[];
}

/** When it last left the backlog; null = it is in it. */
export const leftAt = ({ stays }: Pick<WorkItem, "stays">): number | null => stays.at(-1)?.to ?? null;

export const isIn = (item: Pick<WorkItem, "stays">): boolean => leftAt(item) === null;

/** When it was finished; null = it is in the backlog, or was dropped. */
export function finishedAt({ stays }: Pick<WorkItem, "stays">): number | null {
  const last = stays.at(-1);
  return last?.end === "finished" ? last.to : null;
}

/** Whether it was in the backlog at an instant: what strictly came before counts. */
export const wasIn = ({ stays }: Pick<WorkItem, "stays">, at: number): boolean =>
  stays.some(({ from, to }) => from < at && (to === null || to >= at));

export const isStarted = ({ startedAt }: Pick<WorkItem, "startedAt">): boolean => startedAt !== null;

/** The key under which an item is found again. */
export const itemKey = ({ repo, number }: ItemName): string => issueKey(repo, number);

/** Ties go to the lowest repository, then the lowest number. */
export const compareNames = (a: ItemName, b: ItemName): number =>
  a.repo === b.repo ? a.number - b.number : a.repo < b.repo ? -1 : 1;
