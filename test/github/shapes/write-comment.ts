import type { Comment } from "../state/comment.ts";
import { fullName } from "../state/repository.ts";
import type { World } from "../state/world.ts";
import type { Site } from "./site.ts";
import { writeAccount } from "./write-account.ts";
import { writeReactionCounts } from "./write-reactions.ts";
import { writeTime } from "./write-time.ts";

export function writeComment(world: World, comment: Comment, site: Site): object {
  const name = fullName(comment.issue.repository);
  const { number } = comment.issue;
  const url = `${site.apiUrl}/repos/${name}/issues/comments/${comment.databaseId}`;
  return {
    url,
    html_url: `${site.webUrl}/${name}/issues/${number}#issuecomment-${comment.databaseId}`,
    issue_url: `${site.apiUrl}/repos/${name}/issues/${number}`,
    id: comment.databaseId,
    node_id: comment.id,
    user: comment.author === null ? null : writeAccount(comment.author, site),
    created_at: writeTime(comment.createdAt),
    updated_at: writeTime(comment.updatedAt),
    author_association: "MEMBER",
    body: comment.body,
    reactions: writeReactionCounts(world, comment, url),
    performed_via_github_app: null,
  };
}
