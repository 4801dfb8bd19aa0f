import type { Actor } from "./actor.ts";
import type { TimelineEvent } from "./timeline.ts";

/** Another issue, as an issue names it. A null `repo` means the same repository; a null `open` means not told. */
export interface IssueRef {
  readonly repo: string | null;
  readonly number: number;
  readonly open: boolean | null;
}

/** Our sticky comment, as it stands on the issue. */
export interface StickyComment {
  readonly body: string;
  readonly minimized: boolean;
}

/**
 * What is known of our sticky comment: the comment; `absent`; deleted (and when, milliseconds);
 * or `unknown`, when the data says that we may have commented but not what.
 */
export type StickyState =
  | { readonly kind: "present"; readonly comment: StickyComment }
  | { readonly kind: "absent" }
  | { readonly kind: "deleted"; readonly at: number }
  | { readonly kind: "unknown" };

/** What the board shows for the issue: the field's option (null = empty) and when it was last set. */
export interface BoardValue {
  readonly option: string | null;
  readonly updatedAt: number | null;
}

/** One issue as observed once; all instants are milliseconds since 1970, UTC. */
export interface Issue {
  /** "owner/name", or null when the data does not say. */
  readonly repo: string | null;
  readonly number: number;
  readonly title: string;
  /** Markdown as written; "" when there is none. */
  readonly body: string;
  readonly open: boolean;
  readonly isPullRequest: boolean;
  readonly labels: readonly string[];
  readonly author: Actor | null;
  readonly createdAt: number | null;
  /** The issue's type (Bug, Feature...), where the organisation has types. */
  readonly type: string | null;
  readonly parent: IssueRef | null;
  readonly blockedBy: readonly IssueRef[];
  readonly subIssues: readonly IssueRef[];
  /** Oldest first. Null = the data has no history, so every label counts as a person's. */
  readonly events: readonly TimelineEvent[] | null;
  /** False when the data has no comments at all, so that silence proves nothing. */
  readonly commentsKnown: boolean;
  readonly sticky: StickyState;
  /** Null = not on a board, or no board was read. */
  readonly board: BoardValue | null;
}

/** "owner/name#12", ignoring case; the key under which an issue is found again. */
export function issueKey(repo: string | null, number: number): string {
  return `${(repo ?? "").toLowerCase()}#${number}`;
}
