import type { IssueType, User } from "./account.ts";
import type { Discussion } from "./discussion.ts";
import type { Label } from "./label.ts";
import type { Milestone } from "./milestone.ts";
import type { Repository } from "./repository.ts";

export type StateReason = "COMPLETED" | "DUPLICATE" | "NOT_PLANNED" | "REOPENED";

export interface Issue {
  readonly __typename: "Issue";
  readonly id: string;
  readonly databaseId: number;
  readonly repository: Repository;
  readonly number: number;
  title: string;
  body: string;
  state: "OPEN" | "CLOSED";
  stateReason: StateReason | null;
  issueType: IssueType | null;
  /** Null when the account was deleted. */
  author: User | null;
  readonly createdAt: number;
  updatedAt: number;
  /** When the body was last edited; a new title does not count. */
  lastEditedAt: number | null;
  /** Who edited the body last. */
  editor: User | null;
  closedAt: number | null;
  locked: boolean;
  /** Where its talk goes on after it was converted: nobody can comment here any more. */
  discussion: Discussion | null;
  labels: Label[];
  assignees: readonly User[];
  milestone: Milestone | null;
  /** What it was closed as a duplicate of. */
  duplicateOf: Issue | null;
  parent: Issue | null;
  readonly subIssues: Issue[];
  /** The issues this one waits for, in the order they were named. */
  readonly blockedBy: Issue[];
  readonly blocking: Issue[];
}
