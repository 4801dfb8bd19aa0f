import { mayIn } from "../access/permit.ts";
import { writeComment } from "../shapes/write-comment.ts";
import { REACTIONS, writeReaction } from "../shapes/write-reactions.ts";
import { deleteComment, editComment, writeComment as saveComment } from "../state/change-comment.ts";
import { addReaction } from "../state/change-reaction.ts";
import type { Comment } from "../state/comment.ts";
import { commentsOf } from "../state/find-thing.ts";
import type { Issue } from "../state/issue.ts";
import type { ReactionContent } from "../state/reaction.ts";
import { Refusal } from "../state/refusal.ts";
import { actorOf, forbidden, loadComment, loadIssue } from "./load-resource.ts";
import { paginate } from "./paginate.ts";
import type { RestAnswer, RestCall, Route } from "./route.ts";

const ISSUE = "/repos/:owner/:repo/issues/:number";
const COMMENT = "/repos/:owner/:repo/issues/comments/:comment";

export const commentRoutes: readonly Route[] = [
  {
    method: "GET",
    path: `${ISSUE}/comments`,
    handle: (call) =>
      paginate(call, commentsOf(call.world, loadIssue(call, "read")), (page) =>
        page.map((it) => writeComment(call.world, it, call.site)),
      ),
    docs: "issues/comments#list-issue-comments",
  },
  {
    method: "POST",
    path: `${ISSUE}/comments`,
    handle: postComment,
    docs: "issues/comments#create-an-issue-comment",
  },
  {
    method: "GET",
    path: COMMENT,
    handle: (call) => ({ status: 200, body: writeComment(call.world, loadComment(call, "read"), call.site) }),
    docs: "issues/comments#get-an-issue-comment",
  },
  {
    method: "PATCH",
    path: COMMENT,
    handle: (call) => {
      const comment = loadOwnComment(call);
      editComment(call.world, actorOf(call), comment, textOf(call));
      return { status: 200, body: writeComment(call.world, comment, call.site) };
    },
    docs: "issues/comments#update-an-issue-comment",
  },
  {
    method: "DELETE",
    path: COMMENT,
    handle: (call) => {
      deleteComment(call.world, actorOf(call), loadOwnComment(call));
      return { status: 204 };
    },
    docs: "issues/comments#delete-an-issue-comment",
  },
  {
    method: "POST",
    path: `${COMMENT}/reactions`,
    handle: (call) => postReaction(call, loadComment(call, "write")),
    docs: "reactions/reactions#create-reaction-for-an-issue-comment",
  },
  {
    method: "POST",
    path: `${ISSUE}/reactions`,
    handle: (call) => postReaction(call, loadIssue(call, "write", "read")),
    docs: "reactions/reactions#create-reaction-for-an-issue",
  },
];

const textOf = ({ body }: RestCall): string => (typeof body.body === "string" ? body.body : "");

function postComment(call: RestCall): RestAnswer {
  const issue = loadIssue(call, "write", "read");
  const mayWrite = mayIn(call.session, issue.repository, "issues", "write", "write");
  if (issue.locked && !mayWrite) {
    throw new Refusal("LOCKED", "Unable to create comment because issue is locked.");
  }
  const comment = saveComment(call.world, actorOf(call), issue, textOf(call));
  return { status: 201, body: writeComment(call.world, comment, call.site) };
}

/** Others' comments can be changed by those who may write in the repository. */
function loadOwnComment(call: RestCall): Comment {
  const comment = loadComment(call, "write");
  const isOwn = comment.author === call.session.actor;
  const mayWrite = mayIn(call.session, comment.issue.repository, "issues", "write", "write");
  if (!isOwn && !mayWrite) throw forbidden(call);
  return comment;
}

function postReaction(call: RestCall, subject: Issue | Comment): RestAnswer {
  const wanted = Object.entries(REACTIONS).find(([, word]) => word === call.body.content);
  if (wanted === undefined) throw new Refusal("UNPROCESSABLE", "Validation Failed");
  const { reaction, isNew } = addReaction(call.world, actorOf(call), subject, wanted[0] as ReactionContent);
  return { status: isNew ? 201 : 200, body: writeReaction(reaction, call.site) };
}
