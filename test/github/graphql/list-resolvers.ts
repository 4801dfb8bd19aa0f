import type { Resolvers } from "./resolver.ts";
import { bot, issueType, organization, user } from "./resolvers/actor.ts";
import { comment, reaction } from "./resolvers/comment.ts";
import { commit, tree, treeEntry } from "./resolvers/git.ts";
import { issue } from "./resolvers/issue.ts";
import { label } from "./resolvers/label.ts";
import { milestone } from "./resolvers/milestone.ts";
import { item, option, project, singleSelectField, statusUpdate, view } from "./resolvers/project.ts";
import { query } from "./resolvers/query.ts";
import { reactionGroup } from "./resolvers/reaction-group.ts";
import { repository } from "./resolvers/repository.ts";
import { discussion, timelineItems } from "./resolvers/timeline-item.ts";

/** All fields that are more than a property of the state, by type. */
export const listResolvers = (): Readonly<Record<string, Resolvers<never>>> => ({
  Query: query,
  User: user,
  Bot: bot,
  Organization: organization,
  IssueType: issueType,
  Repository: repository,
  Label: label,
  Milestone: milestone,
  Issue: issue,
  IssueComment: comment,
  Reaction: reaction,
  ReactionGroup: reactionGroup,
  Discussion: discussion,
  Commit: commit,
  Tree: tree,
  TreeEntry: treeEntry,
  ...timelineItems,
  ProjectV2: project,
  ProjectV2SingleSelectField: singleSelectField,
  ProjectV2SingleSelectFieldOption: option,
  ProjectV2Item: item,
  ProjectV2View: view,
  ProjectV2StatusUpdate: statusUpdate,
});
