import type { Discussion } from "../../state/discussion.ts";
import type { Issue } from "../../state/issue.ts";
import { departedKey } from "../../state/remove-issue.ts";
import { fullName, type Repository } from "../../state/repository.ts";
import type { Context } from "../context.ts";
import { seesIssue, seesIssues } from "../load-node.ts";
import type { Resolvers } from "../resolver.ts";

/**
 * An issue that the viewer cannot see is null in the event that names it, and so is one that is gone; one that was
 * transferred is named where it is now.
 */
function seen(issue: Issue | null, { world, session }: Context): Issue | null {
  if (issue === null || !seesIssue(session, issue)) return null;
  if (world.nodes.has(issue.id)) return issue;
  const successor = world.departed.get(departedKey(issue.repository, issue.number)) ?? null;
  return successor !== null && seesIssue(session, successor) ? successor : null;
}

const blockedBy: Resolvers<{ readonly blockingIssue: Issue | null }> = {
  blockingIssue: (it, _args, context) => seen(it.blockingIssue, context),
};
const blocking: Resolvers<{ readonly blockedIssue: Issue }> = {
  blockedIssue: (it, _args, context) => seen(it.blockedIssue, context),
};
const subIssue: Resolvers<{ readonly subIssue: Issue }> = {
  subIssue: (it, _args, context) => seen(it.subIssue, context),
};
const parentIssue: Resolvers<{ readonly parent: Issue }> = {
  parent: (it, _args, context) => seen(it.parent, context),
};
const transferred: Resolvers<{ readonly fromRepository: Repository }> = {
  fromRepository: (it, _args, { session }) =>
    seesIssues(session, it.fromRepository) ? it.fromRepository : null,
};

/** The converted issue's talk goes on at this address. */
const discussionPath = ({ repository, number }: Discussion): string =>
  `/${fullName(repository)}/discussions/${number}`;

export const discussion: Resolvers<Discussion> = {
  resourcePath: discussionPath,
  url: (it, _args, { webUrl }) => webUrl + discussionPath(it),
};

export const timelineItems = {
  BlockedByAddedEvent: blockedBy,
  BlockedByRemovedEvent: blockedBy,
  BlockingAddedEvent: blocking,
  BlockingRemovedEvent: blocking,
  SubIssueAddedEvent: subIssue,
  SubIssueRemovedEvent: subIssue,
  ParentIssueAddedEvent: parentIssue,
  ParentIssueRemovedEvent: parentIssue,
  TransferredEvent: transferred,
};
