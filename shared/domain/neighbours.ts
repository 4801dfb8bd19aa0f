import type { IssueRef } from "./issue.ts";

export interface Blocker {
  readonly ref: IssueRef;
  /** Null = the data does not say. */
  readonly open: boolean | null;
  /** The stream it sits in; null = none, several, or out of sight. */
  readonly stream: string | null;
}

/** What an issue's decision and checks need to know of other issues. */
export interface Neighbours {
  readonly parent: { readonly ref: IssueRef; readonly stream: string | null } | null;
  readonly blockers: readonly Blocker[];
  /** The streams its sub-issues sit in, each once. */
  readonly subIssueStreams: readonly string[];
}
