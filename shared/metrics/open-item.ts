import type { CheckName } from "../domain/finding.ts";
import type { ItemName } from "./stream-figures.ts";

/** An item of the backlog as of `now`, as the page names it. Titles are a stranger's text. */
export interface OpenItem extends ItemName {
  readonly title: string;
  /** Ids, several where its labels name several; empty = no stream. */
  readonly streams: readonly string[];
  readonly ageDays: number;
  /** Since work began; null = not started. */
  readonly startedDays: number | null;
  /** Null = not blocked. */
  readonly block: OpenBlock | null;
  /** Still marked blocked though everything that blocked it is closed. */
  readonly canBeCleared: boolean;
  readonly findings: readonly CheckName[];
}

export interface OpenBlock {
  /** Of the blocks that run now, since the first of them began; null = unknown. */
  readonly days: number | null;
  /** Open blockers. */
  readonly by: readonly ItemName[];
  /** Labels that say so, as written in the flow map. */
  readonly labels: readonly string[];
  /** The board's status, if that says so. */
  readonly status: string | null;
}

/** Open blocks between two streams. */
export interface StreamBlocks {
  /** The stream whose items wait. */
  readonly waiting: string;
  /** The stream that they wait for. */
  readonly blocking: string;
  readonly now: number;
  /** Four weeks ago. */
  readonly before: number;
}
