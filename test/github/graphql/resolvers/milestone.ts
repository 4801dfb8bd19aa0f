import { mayIn } from "../../access/permit.ts";
import { issuesOf } from "../../state/find-thing.ts";
import type { Issue } from "../../state/issue.ts";
import type { Milestone } from "../../state/milestone.ts";
import { fullName } from "../../state/repository.ts";
import { connectList } from "../connect-list.ts";
import type { Context } from "../context.ts";
import type { Resolvers } from "../resolver.ts";
import { cursorsOf, type IssueQuery, selectIssues } from "./select-issues.ts";

const path = ({ repository, number }: Milestone): string => `/${fullName(repository)}/milestone/${number}`;

const issuesIn = (it: Milestone, { world }: Context): Issue[] =>
  issuesOf(world, it.repository).filter(({ milestone }) => milestone === it);

const countIn = (it: Milestone, context: Context, state: Issue["state"]): number =>
  issuesIn(it, context).filter((issue) => issue.state === state).length;

const mayChange = ({ repository }: Milestone, _args: never, { session }: Context): boolean =>
  mayIn(session, repository, "issues", "write");

export const milestone: Resolvers<Milestone> = {
  resourcePath: path,
  url: (it, _args, { webUrl }) => webUrl + path(it),
  state: ({ closedAt }) => (closedAt === null ? "OPEN" : "CLOSED"),
  closed: ({ closedAt }) => closedAt !== null,
  openIssueCount: (it, _args, context) => countIn(it, context, "OPEN"),
  closedIssueCount: (it, _args, context) => countIn(it, context, "CLOSED"),
  progressPercentage: (it, _args, context) => {
    const all = issuesIn(it, context).length;
    return all === 0 ? 0 : (100 * countIn(it, context, "CLOSED")) / all;
  },
  issues: (it, args: IssueQuery, context) =>
    connectList(
      selectIssues(context.world, issuesIn(it, context), args),
      args,
      cursorsOf(context.world, args),
    ),
  viewerCanClose: mayChange,
  viewerCanReopen: mayChange,
};
