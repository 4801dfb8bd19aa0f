import { toActor } from "../../shared/domain/actor.ts";
import { findCommandLines } from "../find-command-lines.ts";
import type { Claim } from "../wake-up.ts";
import type { Delivery, EventReader } from "./delivery.ts";
import { isRecord, readId, readIssue, readRepository, readText } from "./payload.ts";

/** A new comment wakes its issue, since it may explain a block; one with a command says so. */
export const readCommentEvent: EventReader = (delivery) => {
  const { action, payload, installation } = delivery;
  if (action !== "created") return "Only new comments are read.";
  const issue = readIssue(payload.issue, readRepository(payload.repository, installation));
  if (issue === null) return "The comment is on no issue.";
  return [{ target: { kind: "issue", ...issue }, claims: readCommand(delivery), priority: "event" }];
};

function readCommand({ payload: { comment }, sender }: Delivery): Claim[] {
  if (!isRecord(comment) || typeof comment.body !== "string" || sender === null) return [];
  const id = readId(comment.id);
  const node = readText(comment.node_id);
  const author = isRecord(comment.user) ? readText(comment.user.login) : null;
  if (id === null || node === null || author === null) return [];
  // Nobody speaks for somebody else: the one who sent the comment wrote it.
  if (toActor(author).login !== sender.login) return [];
  return findCommandLines(comment.body).length === 0
    ? []
    : [{ kind: "command", comment: id, node, by: sender }];
}
