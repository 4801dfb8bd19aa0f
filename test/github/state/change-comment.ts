import type { User } from "./account.ts";
import type { Comment } from "./comment.ts";
import { commentsOf } from "./find-thing.ts";
import type { Issue } from "./issue.ts";
import { Refusal } from "./refusal.ts";
import { announce, register, type World } from "./world.ts";

const LONGEST_BODY = 65_536;

/** Whether the sender may write on a locked issue is the caller's to check. */
export function writeComment(world: World, sender: User, issue: Issue, body: string): Comment {
  checkBody(body);
  const at = world.now();
  const comment: Comment = {
    __typename: "IssueComment",
    ...world.mint("comment"),
    issue,
    author: sender,
    body,
    createdAt: at,
    updatedAt: at,
    lastEditedAt: null,
    minimizedReason: null,
  };
  world.comments.set(issue, [...commentsOf(world, issue), comment]);
  issue.updatedAt = at;
  register(world, comment);
  announce(world, { event: "issue_comment", action: "created", comment, sender });
  return comment;
}

export function editComment(world: World, sender: User, comment: Comment, body: string): void {
  checkBody(body);
  if (comment.body === body) return;
  const changes = { body: { from: comment.body } };
  Object.assign(comment, { body, updatedAt: world.now(), lastEditedAt: world.now() });
  comment.issue.updatedAt = world.now();
  announce(world, { event: "issue_comment", action: "edited", comment, changes, sender });
}

export function deleteComment(world: World, sender: User, comment: Comment): void {
  const rest = commentsOf(world, comment.issue).filter((it) => it !== comment);
  world.comments.set(comment.issue, rest);
  world.nodes.delete(comment.id);
  announce(world, { event: "issue_comment", action: "deleted", comment, sender });
}

/** GitHub sends no webhook for this. Null shows the comment again. */
export function minimizeComment(comment: Comment, classifier: string | null): void {
  comment.minimizedReason = classifier === null ? null : classifier.toLowerCase().replaceAll("_", "-");
}

function checkBody(body: string): void {
  if (body.trim() === "") throw new Refusal("UNPROCESSABLE", "Body cannot be blank");
  if (body.length > LONGEST_BODY)
    throw new Refusal("UNPROCESSABLE", `Body is too long (maximum is ${LONGEST_BODY} characters)`);
}
