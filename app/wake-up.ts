import type { Actor } from "../shared/domain/actor.ts";

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
 * - `map`: the repository's flow map may be another one now; all its open issues
 * - `labels`: labels got another name or went; all open issues, if the map knows one of the claims' names
 * - `backfill`: a repository new to the App; all its open issues
 * - `installation`: the App came back or may do more; all repositories that it sees
 */
export type Target =
  | ({ readonly kind: "issue" | "blocked-issues" | "sub-issues" } & IssuePlace)
  | ({ readonly kind: "map" | "labels" | "backfill" } & RepositoryPlace)
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
  | { readonly kind: "label-names"; readonly names: readonly string[] };

/** The most urgent first: what somebody just did; what follows from it; everything else. */
export const PRIORITIES = ["event", "related", "background"] as const;
export type Priority = (typeof PRIORITIES)[number];

export interface WakeUp {
  readonly target: Target;
  readonly claims: readonly Claim[];
  readonly priority: Priority;
}
