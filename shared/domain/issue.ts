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

/**
 * Where the issue stands on the flow map's board: its card, with the option that the field shows (null = empty) and
 * when that was last set; or no card, and whether a person took it off.
 */
export type BoardPlace =
  | {
      readonly kind: "card";
      readonly option: string | null;
      readonly updatedAt: number | null;
      /** Of an empty field, which has no time: when anything about the card last changed; not told = unknown. */
      readonly changedAt?: number;
      readonly archived: boolean;
    }
  | { readonly kind: "absent"; readonly removedByPerson: boolean };

/** Another issue as far as a neighbour's reading shows it: by its labels, not its text. */
export interface Relative {
  readonly repo: string | null;
  readonly number: number;
  readonly open: boolean;
  readonly labels: readonly string[];
  readonly parent: IssueRef | null;
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
  /** Of the last close; null while it is open, and where the data does not say. */
  readonly closedAt: number | null;
  /** GitHub's reason for the last close, as the data writes it. */
  readonly stateReason: string | null;
  /** Its milestone's title. */
  readonly milestone: string | null;
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
  /** Null = no board was read. */
  readonly board: BoardPlace | null;
  /** What the board's Status shows (null = nothing, or no card); not told = no board was read for its statuses. */
  readonly status?: string | null;
  /** Parents, blockers and sub-issues, as far as they were read along. */
  readonly relatives: readonly Relative[];
}

/** "owner/name#12", ignoring case; the key under which an issue is found again. */
export function issueKey(repo: string | null, number: number): string {
  return `${(repo ?? "").toLowerCase()}#${number}`;
}

/** The key of an issue that another one names. */
export function refKey(ref: Pick<IssueRef, "repo" | "number">, from: Pick<Issue, "repo">): string {
  return issueKey(ref.repo ?? from.repo, ref.number);
}

/** The blockers that the events leave, for data that do not list them. */
export function blockersOf(events: readonly TimelineEvent[], from: Pick<Issue, "repo">): readonly IssueRef[] {
  const blockers = new Map<string, IssueRef>();
  for (const { event, blocker } of events) {
    if (blocker === undefined) continue;
    const { repo, number, open } = blocker;
    if (event === "blocked_by_added") blockers.set(refKey(blocker, from), { repo, number, open });
    if (event === "blocked_by_removed") blockers.delete(refKey(blocker, from));
  }
  return [...blockers.values()];
}
