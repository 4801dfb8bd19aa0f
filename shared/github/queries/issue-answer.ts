/* What GitHub answers to the documents about issues. Fields that a server does not know are missing. */

export interface Who {
  readonly __typename: string;
  readonly login: string;
}

export interface Place {
  readonly nameWithOwner: string;
}

export interface Page<T> {
  readonly pageInfo: { readonly hasNextPage: boolean; readonly endCursor: string | null };
  readonly nodes: readonly (T | null)[];
}

/** Another issue, by where it is. */
export interface RefPart {
  readonly number: number;
  readonly state?: string;
  readonly repository: Place;
}

export interface RelativePart extends RefPart {
  readonly state: string;
  readonly labels: { readonly nodes: readonly ({ readonly name: string } | null)[] | null } | null;
  readonly parent?: (RefPart & Partial<RelativePart>) | null;
}

export interface CommentPart {
  readonly id: string;
  readonly body: string;
  readonly isMinimized: boolean;
  readonly viewerDidAuthor: boolean;
}

export interface ProjectPart {
  readonly id: string;
  readonly number: number;
  readonly owner: { readonly login?: string } | null;
}

export interface TimelinePart {
  readonly __typename: string;
  readonly createdAt: string;
  readonly actor?: Who | null;
  readonly author?: Who | null;
  readonly label?: { readonly id: string; readonly name: string } | null;
  readonly deletedCommentAuthor?: Who | null;
  readonly wasAutomated?: boolean;
  readonly project?: ProjectPart | null;
  readonly stateReason?: string | null;
  readonly previousTitle?: string;
  readonly currentTitle?: string;
  readonly blockingIssue?: (RefPart & { readonly closedAt: string | null }) | null;
  readonly previousStatus?: string;
  readonly status?: string;
}

export interface Timeline {
  readonly pageInfo: { readonly hasPreviousPage: boolean; readonly startCursor: string | null };
  readonly nodes: readonly (TimelinePart | null)[];
}

export interface ItemPart {
  readonly id: string;
  readonly isArchived: boolean;
  readonly updatedAt?: string;
  readonly project: ProjectPart;
  readonly fieldValueByName: {
    readonly __typename: string;
    readonly name?: string | null;
    readonly updatedAt?: string;
  } | null;
}

export interface IssuePart {
  readonly id: string;
  readonly number: number;
  readonly title: string;
  readonly body: string;
  readonly state: string;
  readonly createdAt: string;
  readonly lastEditedAt: string | null;
  readonly repository: Place;
  readonly author: Who | null;
  readonly editor: Who | null;
  readonly issueType?: { readonly name: string } | null;
  readonly labels: {
    readonly nodes: readonly ({ readonly id: string; readonly name: string } | null)[] | null;
  } | null;
  readonly comments: Page<CommentPart>;
  /** The last ones, where they were asked for. */
  readonly recent?: { readonly nodes: readonly (AskedComment | null)[] | null };
  readonly timelineItems: Timeline;
  readonly parent?: RelativePart | null;
  readonly subIssues?: Page<RelativePart>;
  readonly blockedBy?: Page<RelativePart>;
  readonly projectItems?: { readonly nodes: readonly (ItemPart | null)[] | null } | null;
}

/** A comment that was asked for by its id. */
export interface AskedComment {
  readonly id?: string;
  readonly body?: string;
  readonly author?: Who | null;
  readonly createdAt?: string;
  readonly issue?: { readonly id: string };
  readonly reactionGroups?:
    | readonly { readonly content: string; readonly viewerHasReacted: boolean }[]
    | null;
}
