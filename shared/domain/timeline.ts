import type { Actor } from "./actor.ts";

/** The names of GitHub's REST timeline that Streamkeeper reads. */
export const EVENT_NAMES = [
  "labeled",
  "unlabeled",
  "closed",
  "reopened",
  "assigned",
  "unassigned",
  "renamed",
  "edited",
  "commented",
  "blocked_by_added",
  "blocked_by_removed",
  "project_v2_item_status_changed",
] as const;

export type EventName = (typeof EVENT_NAMES)[number];

/** An issue that blocks another one, as far as the event tells of it. */
export interface EventBlocker {
  /** Null = the same repository. */
  readonly repo: string | null;
  readonly number: number;
  /** As of the reading; null = not told. */
  readonly open: boolean | null;
  /** Milliseconds; null while it is open, and where it is not told. */
  readonly closedAt: number | null;
}

/** One thing that happened to an issue. `at` is milliseconds since 1970, UTC; a null actor is a deleted account. */
export interface TimelineEvent {
  readonly event: EventName;
  readonly at: number;
  readonly actor: Actor | null;
  /** For `labeled` and `unlabeled`: the label's name when it happened, or its present one. */
  readonly label: string | null;
  /** For `blocked_by_added` and `blocked_by_removed`: the blocker; not told = out of sight. */
  readonly blocker?: EventBlocker;
  /** For `renamed` the titles, for `project_v2_item_status_changed` the statuses; no `from` = the card was placed there. */
  readonly from?: string;
  readonly to?: string;
  /** For `closed`: GitHub's reason, as the data writes it. */
  readonly stateReason?: string;
}
