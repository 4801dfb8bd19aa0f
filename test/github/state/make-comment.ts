import type { Comment } from "./comment.ts";
import type { Issue } from "./issue.ts";
import { register, type World } from "./world.ts";

type NewComment = Pick<Comment, "author" | "body" | "createdAt">;

/** Puts a comment behind the others; nobody is told of it. */
export function makeComment(world: World, issue: Issue, input: NewComment): Comment {
  const { author, body, createdAt } = input;
  const comment: Comment = {
    __typename: "IssueComment",
    ...world.mint("comment"),
    issue,
    author,
    body,
    createdAt,
    updatedAt: createdAt,
    lastEditedAt: null,
    editor: null,
    minimizedReason: null,
  };
  const comments = world.comments.get(issue) ?? [];
  comments.push(comment);
  world.comments.set(issue, comments);
  return register(world, comment);
}
