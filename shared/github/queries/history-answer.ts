import type { IssuePart, ItemPart, Page, RefPart, TimelinePart } from "./issue-answer.ts";

/* What GitHub answers to the documents about histories. */

/** A page of a list that is read in either direction. */
export interface ListPage<T> {
  readonly pageInfo: {
    readonly hasNextPage?: boolean;
    readonly endCursor?: string | null;
    readonly hasPreviousPage?: boolean;
    readonly startCursor?: string | null;
  };
  /** Null = GitHub keeps them back. */
  readonly nodes: readonly (T | null)[] | null;
}

export interface DatedComment extends TimelinePart {
  readonly id: string;
}

export interface CommentPage extends ListPage<DatedComment> {
  readonly totalCount: number;
}

export interface HistoryPart
  extends Omit<IssuePart, "comments" | "timelineItems" | "subIssues" | "blockedBy"> {
  readonly closedAt: string | null;
  readonly stateReason: string | null;
  readonly milestone: { readonly title: string } | null;
  readonly timelineItems: ListPage<TimelinePart>;
  readonly comments: CommentPage;
  /** Of open issues. */
  readonly lastComments?: CommentPage;
  readonly blockedBy?: ListPage<RefPart>;
  readonly subIssues?: ListPage<RefPart>;
}

export interface HistoriesAnswer {
  readonly issues: Page<HistoryPart>;
}

export interface StatusItemPart extends ItemPart {
  readonly status: { readonly name?: string | null } | null;
}

export interface StatusPart {
  readonly id: string;
  readonly projectItems: ListPage<StatusItemPart> | null;
  readonly timelineItems: ListPage<TimelinePart>;
}
