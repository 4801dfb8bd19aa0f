import type { User } from "./account.ts";
import type { Comment } from "./comment.ts";
import type { Issue } from "./issue.ts";

export type ReactionContent =
  | "CONFUSED"
  | "EYES"
  | "HEART"
  | "HOORAY"
  | "LAUGH"
  | "ROCKET"
  | "THUMBS_DOWN"
  | "THUMBS_UP";

export interface Reaction {
  readonly __typename: "Reaction";
  readonly id: string;
  readonly databaseId: number;
  readonly subject: Issue | Comment;
  readonly user: User;
  readonly content: ReactionContent;
  readonly createdAt: number;
}
