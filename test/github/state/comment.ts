import type { User } from "./account.ts";
import type { Issue } from "./issue.ts";

export interface Comment {
  readonly __typename: "IssueComment";
  readonly id: string;
  readonly databaseId: number;
  readonly issue: Issue;
  readonly author: User | null;
  body: string;
  readonly createdAt: number;
  updatedAt: number;
  lastEditedAt: number | null;
  /** Who edited it last. */
  editor: User | null;
  /** Why it is minimised, as GraphQL shows it ("resolved"); null when it is not. */
  minimizedReason: string | null;
}
