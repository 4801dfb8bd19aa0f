import { addReaction } from "../../state/add-reaction.ts";
import { editComment, minimizeComment, writeComment } from "../../state/change-comment.ts";
import type { Comment } from "../../state/comment.ts";
import type { Issue } from "../../state/issue.ts";
import type { ReactionContent } from "../../state/reaction.ts";
import { connectList } from "../connect-list.ts";
import type { Context } from "../context.ts";
import { demandIssues } from "../demand-permission.ts";
import { loadNode } from "../load-node.ts";
import type { Mutation } from "../resolver.ts";

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
    const subject: Issue | Comment = loadNode(context, subjectId, "Issue", "IssueComment");
    const { repository } = subject.__typename === "Issue" ? subject : subject.issue;
    const actor = demandIssues(context, repository, "read", "AddReaction");
    const { reaction } = addReaction(context.world, actor, subject, content);
    return { reaction, subject };
  },
};

function minimize(context: Context, id: string, classifier: string | null, mutation: string): Comment {
  const comment = loadNode(context, id, "IssueComment");
  demandIssues(context, comment.issue.repository, "write", mutation);
  minimizeComment(comment, classifier);
  return comment;
}
