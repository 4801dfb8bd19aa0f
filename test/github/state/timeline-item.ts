import type { IssueType, User } from "./account.ts";
import type { Discussion } from "./discussion.ts";
import type { Issue } from "./issue.ts";
import type { Label } from "./label.ts";
import type { Project } from "./project.ts";
import type { Repository } from "./repository.ts";

/** What happened to an issue, as GraphQL names it. A label is as it was then, under its old name. */
export type TimelineDetail =
  | {
      readonly __typename: "LabeledEvent" | "UnlabeledEvent";
      readonly label: Label;
      readonly labelable: Issue;
    }
  | {
      readonly __typename: "ClosedEvent";
      readonly closable: Issue;
      /** Null where nobody knows it any more. */
      readonly stateReason: string | null;
      readonly closer: null;
      readonly duplicateOf: Issue | null;
    }
  | { readonly __typename: "ReopenedEvent"; readonly closable: Issue; readonly stateReason: string }
  | {
      readonly __typename: "AssignedEvent" | "UnassignedEvent";
      readonly assignable: Issue;
      /** Null when the account was deleted. */
      readonly assignee: User | null;
    }
  | {
      readonly __typename: "MilestonedEvent" | "DemilestonedEvent";
      readonly milestoneTitle: string;
      readonly subject: Issue;
    }
  | {
      readonly __typename: "RenamedTitleEvent";
      readonly subject: Issue;
      readonly previousTitle: string;
      readonly currentTitle: string;
    }
  | {
      readonly __typename: "BlockedByAddedEvent" | "BlockedByRemovedEvent";
      /** Null = an issue that nobody can see. */
      readonly blockingIssue: Issue | null;
    }
  | { readonly __typename: "BlockingAddedEvent" | "BlockingRemovedEvent"; readonly blockedIssue: Issue }
  | { readonly __typename: "SubIssueAddedEvent" | "SubIssueRemovedEvent"; readonly subIssue: Issue }
  | { readonly __typename: "ParentIssueAddedEvent" | "ParentIssueRemovedEvent"; readonly parent: Issue }
  | { readonly __typename: "IssueTypeAddedEvent" | "IssueTypeRemovedEvent"; readonly issueType: IssueType }
  | {
      readonly __typename: "IssueTypeChangedEvent";
      readonly issueType: IssueType;
      readonly prevIssueType: IssueType;
    }
  | { readonly __typename: "TransferredEvent"; readonly fromRepository: Repository; readonly issue: Issue }
  | { readonly __typename: "LockedEvent"; readonly lockReason: null; readonly lockable: Issue }
  | { readonly __typename: "UnlockedEvent"; readonly lockable: Issue }
  | { readonly __typename: "CommentDeletedEvent"; readonly deletedCommentAuthor: User | null }
  | { readonly __typename: "ConvertedToDiscussionEvent"; readonly discussion: Discussion }
  | {
      readonly __typename: "AddedToProjectV2Event" | "RemovedFromProjectV2Event";
      readonly project: Project;
      readonly wasAutomated: boolean;
    }
  | {
      readonly __typename: "ProjectV2ItemStatusChangedEvent";
      readonly project: Project;
      readonly previousStatus: string;
      readonly status: string;
      readonly wasAutomated: boolean;
    };

export type TimelineItem = TimelineDetail & {
  readonly id: string;
  /** Later items have higher ones. */
  readonly databaseId: number;
  /** Null when the account was deleted. */
  readonly actor: User | null;
  readonly createdAt: number;
};
