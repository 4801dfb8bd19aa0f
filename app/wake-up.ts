import type { Actor } from "../shared/domain/actor.ts";
import type { Purpose } from "../shared/github/budget.ts";
import type { SweepReason } from "../shared/reconcile/sweep.ts";

/** A repository that an installation of the App can see. */
export interface RepositoryPlace {
  readonly installation: number;
  readonly owner: string;
  readonly repo: string;
}

export interface IssuePlace extends RepositoryPlace {
  readonly number: number;
}

/**
 * What is to be looked at again. The truth is always re-read from GitHub; a target never carries it.
 *
 * - `issue`: one issue
 * - `board-item`: what a board's card stands for, by its node id, since board events name no repository. To be
 *   resolved to its `issue`, which then gets the claims
 * - `blocked-issues`: the open issues that this one blocks, at most 100
 * - `sub-issues`: the open sub-issues of this one
 * - `labels`: labels got another name or went; a sweep, if the map knows one of the claims' names
 * - `sweep`: all open issues of a repository, for the reasons that the claims give
 * - `installation`: a sweep of each repository that it sees
 */
export type Target =
  | ({ readonly kind: "issue" | "blocked-issues" | "sub-issues" } & IssuePlace)
  | ({ readonly kind: "labels" | "sweep" } & RepositoryPlace)
  | {
      readonly kind: "board-item";
      readonly installation: number;
      /** Node id of the issue. */
      readonly content: string;
    }
  | { readonly kind: "installation"; readonly installation: number };

/**
 * What GitHub's state cannot tell later, and nothing else.
 *
 * - `command`: this comment holds a command
 * - `card-moved`: who set a single-select field of a board from what to what; null = no value
 * - `card-removed`: who took the issue off a board
 * - `label-names`: names that a label had or has, so that one look at the map says whether the event matters
 * - `sweep-reason`: why a repository is swept, since another reason counts other things
 */
export type Claim =
  | {
      readonly kind: "command";
      readonly comment: number;
      /** The comment's node id. */
      readonly node: string;
      readonly by: Actor;
    }
  | {
      readonly kind: "card-moved";
      /** The board's node id. */
      readonly board: string;
      readonly field: string;
      readonly from: string | null;
      readonly to: string | null;
      readonly by: Actor;
      /** When, in milliseconds since 1970, UTC; null when not told. */
      readonly at: number | null;
    }
  | {
      readonly kind: "card-removed";
      readonly board: string;
      readonly by: Actor;
      readonly at: number | null;
    }
  | { readonly kind: "label-names"; readonly names: readonly string[] }
  | { readonly kind: "sweep-reason"; readonly reason: SweepReason };

/** The most urgent first: what somebody just did; what follows from it; everything else. */
export const PRIORITIES = ["event", "related", "background"] as const;
export type Priority = (typeof PRIORITIES)[number];

/** What follows from an event is part of it; everything else leaves room for events. */
export const purposeOf = (priority: Priority): Purpose => (priority === "background" ? "sweep" : "event");

export interface WakeUp {
  readonly target: Target;
  readonly claims: readonly Claim[];
  readonly priority: Priority;
}

/** Wakes a sweep of a repository. */
export const wakeSweep = ({ installation, owner, repo }: RepositoryPlace, reason: SweepReason): WakeUp => ({
  target: { kind: "sweep", installation, owner, repo },
  claims: [{ kind: "sweep-reason", reason }],
  priority: "background",
});

/** Wakes a sweep of all that an installation sees. */
export const wakeSweeps = (installation: number, reason: SweepReason): WakeUp => ({
  target: { kind: "installation", installation },
  claims: [{ kind: "sweep-reason", reason }],
  priority: "background",
});
