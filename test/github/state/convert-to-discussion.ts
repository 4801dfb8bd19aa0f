import type { User } from "./account.ts";
import { closeIssue, lockIssue } from "./change-issue.ts";
import type { Discussion } from "./discussion.ts";
import type { Issue } from "./issue.ts";
import { recordEvent } from "./record-event.ts";
import { Refusal } from "./refusal.ts";
import { register, type World } from "./world.ts";

/**
 * The talk goes on in a discussion of its own number; the issue stays, closed and locked, with an event that says
 * where to ("The issue was closed and converted to a discussion"). Until 2021 GitHub deleted it instead. Told as
 * `issues.closed` and `issues.locked`, which no public source confirms: there is no webhook of its own for it.
 */
export function convertToDiscussion(world: World, sender: User, issue: Issue): Discussion {
  if (issue.discussion !== null)
    throw new Refusal("UNPROCESSABLE", "Issue was already converted to a discussion");
  const { repository, title } = issue;
  repository.lastNumber += 1;
  const discussion: Discussion = register(world, {
    __typename: "Discussion",
    ...world.mint("discussion"),
    repository,
    number: repository.lastNumber,
    title,
  });
  closeIssue(world, sender, issue);
  lockIssue(world, sender, issue, true);
  issue.discussion = discussion;
  recordEvent(world, issue, sender, { __typename: "ConvertedToDiscussionEvent", discussion });
  return discussion;
}
