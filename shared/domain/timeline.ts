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

/** One thing that happened to an issue. `at` is milliseconds since 1970, UTC; a null actor is a deleted account. */
export interface TimelineEvent {
  readonly event: EventName;
  readonly at: number;
  readonly actor: Actor | null;
  /** For `labeled` and `unlabeled`: the label's name when it happened, or its present one. */
  readonly label: string | null;
}
