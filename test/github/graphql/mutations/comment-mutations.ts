import type { User } from "../../state/account.ts";
import { deleteComment, editComment, minimizeComment, writeComment } from "../../state/change-comment.ts";
import { addReaction, removeReaction } from "../../state/change-reaction.ts";
import type { Comment } from "../../state/comment.ts";
import type { Issue } from "../../state/issue.ts";
import type { ReactionContent } from "../../state/reaction.ts";
import { connectList } from "../connect-list.ts";
import type { Context } from "../context.ts";
import { demandIssues } from "../demand-permission.ts";
import { loadNode } from "../load-node.ts";
import type { Mutation } from "../resolver.ts";
import { listReactionGroups } from "../resolvers/reaction-group.ts";

export const commentMutations: Readonly<Record<string, Mutation>> = {
  addComment: ({ subjectId, body }: { readonly subjectId: string; readonly body: string }, context) => {
    const issue = loadNode(context, subjectId, "Issue");
    const actor = demandIssues(context, issue.repository, issue.locked ? "write" : "read", "AddComment");
    const comment = writeComment(context.world, actor, issue, body);
    const edge = connectList([comment], {}).edges[0];
    return { commentEdge: edge, timelineEdge: edge, subject: issue };
  },
  updateIssueComment: ({ id, body }: { readonly id: string; readonly body: string }, context) => {
    const comment = loadNode(context, id, "IssueComment");
    const isOwn = comment.author === context.session.actor;
    const actor = demandIssues(
      context,
      comment.issue.repository,
      isOwn ? "read" : "write",
      "UpdateIssueComment",
    );
    editComment(context.world, actor, comment, body);
    return { issueComment: comment };
  },
  deleteIssueComment: ({ id }: { readonly id: string }, context) => {
    const comment = loadNode(context, id, "IssueComment");
    const needed = comment.author === context.session.actor ? "read" : "write";
    deleteComment(
      context.world,
      demandIssues(context, comment.issue.repository, needed, "DeleteIssueComment"),
      comment,
    );
    return {};
  },
  minimizeComment: (
    { subjectId, classifier }: { readonly subjectId: string; readonly classifier: string },
    context,
  ) => ({
    minimizedComment: minimize(context, subjectId, classifier, "MinimizeComment"),
  }),
  unminimizeComment: ({ subjectId }: { readonly subjectId: string }, context) => ({
    unminimizedComment: minimize(context, subjectId, null, "UnminimizeComment"),
  }),
  addReaction: (
    { subjectId, content }: { readonly subjectId: string; readonly content: ReactionContent },
    context,
  ) => {
    const { subject, actor } = loadReactable(context, subjectId, "AddReaction");
    const { reaction } = addReaction(context.world, actor, subject, content);
    return { reaction, subject, reactionGroups: listReactionGroups(subject) };
  },
  /** Of a reaction that is not there GitHub's answer is not documented: here it is null, without an error. */
  removeReaction: (
    { subjectId, content }: { readonly subjectId: string; readonly content: ReactionContent },
    context,
  ) => {
    const { subject, actor } = loadReactable(context, subjectId, "RemoveReaction");
    const reaction = removeReaction(context.world, actor, subject, content);
    return { reaction, subject, reactionGroups: listReactionGroups(subject) };
  },
};

function loadReactable(
  context: Context,
  id: string,
  mutation: string,
): { readonly subject: Issue | Comment; readonly actor: User } {
  const subject = loadNode(context, id, "Issue", "IssueComment");
  const { repository } = subject.__typename === "Issue" ? subject : subject.issue;
  return { subject, actor: demandIssues(context, repository, "read", mutation) };
}

function minimize(context: Context, id: string, classifier: string | null, mutation: string): Comment {
  const comment = loadNode(context, id, "IssueComment");
  demandIssues(context, comment.issue.repository, "write", mutation);
  minimizeComment(comment, classifier);
  return comment;
}
