import type { Comment } from "../state/comment.ts";
import type { Reaction } from "../state/reaction.ts";
import { fullName } from "../state/repository.ts";
import type { Site } from "./site.ts";
import { writeAccount } from "./write-account.ts";
import { writeTime } from "./write-time.ts";

export function writeComment(comment: Comment, site: Site): object {
  const name = fullName(comment.issue.repository);
  const { number } = comment.issue;
  return {
    url: `${site.apiUrl}/repos/${name}/issues/comments/${comment.databaseId}`,
    html_url: `${site.webUrl}/${name}/issues/${number}#issuecomment-${comment.databaseId}`,
    issue_url: `${site.apiUrl}/repos/${name}/issues/${number}`,
    id: comment.databaseId,
    node_id: comment.id,
    user: comment.author === null ? null : writeAccount(comment.author, site),
    created_at: writeTime(comment.createdAt),
    updated_at: writeTime(comment.updatedAt),
    author_association: "MEMBER",
    body: comment.body,
    performed_via_github_app: null,
  };
}

const CONTENTS = {
  THUMBS_UP: "+1",
  THUMBS_DOWN: "-1",
  LAUGH: "laugh",
  CONFUSED: "confused",
  HEART: "heart",
  HOORAY: "hooray",
  ROCKET: "rocket",
  EYES: "eyes",
} as const;

/** REST's words for reactions, by GraphQL's. */
export const REACTIONS: Readonly<Record<Reaction["content"], string>> = CONTENTS;

export const writeReaction = (reaction: Reaction, site: Site): object => ({
  id: reaction.databaseId,
  node_id: reaction.id,
  user: writeAccount(reaction.user, site),
  content: CONTENTS[reaction.content],
  created_at: writeTime(reaction.createdAt),
});
