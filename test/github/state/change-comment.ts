import type { User } from "./account.ts";
import type { Comment } from "./comment.ts";
import { commentsOf } from "./find-thing.ts";
import type { Issue } from "./issue.ts";
import { makeComment } from "./make-comment.ts";
import { recordEvent } from "./record-event.ts";
import { Refusal } from "./refusal.ts";
import { announce, type World } from "./world.ts";

const LONGEST_BODY = 65_536;

/** Whether the sender may write on a locked issue is the caller's to check. */
export function writeComment(world: World, sender: User, issue: Issue, body: string): Comment {
  checkBody(body);
  if (issue.discussion !== null)
    throw new Refusal("LOCKED", "Unable to create comment because issue is locked.");
  const at = world.now();
  const comment = makeComment(world, issue, { author: sender, body, createdAt: at });
  issue.updatedAt = at;
  announce(world, { event: "issue_comment", action: "created", comment, sender });
  return comment;
}

export function editComment(world: World, sender: User, comment: Comment, body: string): void {
  checkBody(body);
  if (comment.body === body) return;
  const changes = { body: { from: comment.body } };
  const at = world.now();
  Object.assign(comment, { body, updatedAt: at, lastEditedAt: at, editor: sender });
  comment.issue.updatedAt = world.now();
  announce(world, { event: "issue_comment", action: "edited", comment, changes, sender });
}

/** Leaves a timeline event, also when it was his own; it does not tell what the comment said. */
export function deleteComment(world: World, sender: User, comment: Comment): void {
  const rest = commentsOf(world, comment.issue).filter((it) => it !== comment);
  world.comments.set(comment.issue, rest);
  world.nodes.delete(comment.id);
  recordEvent(world, comment.issue, sender, {
    __typename: "CommentDeletedEvent",
    deletedCommentAuthor: comment.author,
  });
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
