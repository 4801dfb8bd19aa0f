import { roleOf, seesBoard } from "../../access/permit.ts";
import { findCommit } from "../../state/find-commit.ts";
import { findIssue, findLabel, findProject, labelsOf, milestonesOf } from "../../state/find-thing.ts";
import type { Issue } from "../../state/issue.ts";
import type { Label } from "../../state/label.ts";
import type { Milestone } from "../../state/milestone.ts";
import { Refusal } from "../../state/refusal.ts";
import { fullName, type Repository } from "../../state/repository.ts";
import { connectList, type PageArguments } from "../connect-list.ts";
import type { Context } from "../context.ts";
import { demandContents, forbidden } from "../demand-permission.ts";
import { seesIssues } from "../load-node.ts";
import type { Resolvers } from "../resolver.ts";
import { loadGitObject } from "./git.ts";
import { listIssues } from "./list-issues.ts";
import { cursorsOf, type IssueQuery } from "./select-issues.ts";

export const repository: Resolvers<Repository> = {
  nameWithOwner: fullName,
  url: (it, _args, { webUrl }) => `${webUrl}/${fullName(it)}`,
  resourcePath: (it) => `/${fullName(it)}`,
  isFork: () => false,
  visibility: ({ isPrivate }) => (isPrivate ? "PRIVATE" : "PUBLIC"),
  hasIssuesEnabled: ({ hasIssues }) => hasIssues,
  updatedAt: ({ createdAt }) => createdAt,
  viewerPermission: (it, _args, { session }) =>
    session.kind === "user" ? (roleOf(session.actor, it)?.toUpperCase() ?? null) : null,
  issue: (it, { number }: { number: number }, context) => {
    demandReading(context, it);
    const issue = it.hasIssues ? findIssue(context.world, it, number) : null;
    if (issue !== null) return issue;
    throw new Refusal("NOT_FOUND", `Could not resolve to an Issue with the number of ${number}.`);
  },
  issues: (it, args: IssueQuery, context) => {
    demandReading(context, it);
    const { world } = context;
    return connectList<Issue>(listIssues(world, it, args), args, cursorsOf(world, args));
  },
  label: (it, { name }: { name: string }, context) => {
    demandReading(context, it);
    return findLabel(context.world, it, name);
  },
  labels: (it, args: LabelQuery, context) => {
    demandReading(context, it);
    return connectList<Label>(selectLabels(labelsOf(context.world, it), args), args);
  },
  milestone: (it, { number }: { number: number }, context) => {
    demandReading(context, it);
    return milestonesOf(context.world, it).find((milestone) => milestone.number === number) ?? null;
  },
  milestones: (it, args: MilestoneQuery, context) => {
    demandReading(context, it);
    return connectList<Milestone>(selectMilestones(milestonesOf(context.world, it), args), args);
  },
  object: (it, { expression, oid }: { expression?: string; oid?: string }, context) => {
    demandContents(context, it);
    return loadGitObject(it, expression ?? oid ?? "");
  },
  defaultBranchRef: (it, _args, context) => {
    demandContents(context, it);
    return toRef(it);
  },
  ref: (it, { qualifiedName }: { qualifiedName: string }, context) => {
    demandContents(context, it);
    const name = qualifiedName.replace(/^refs\/heads\//, "");
    return name === it.defaultBranch ? toRef(it) : null;
  },
  issueTypes: (it, args: PageArguments) =>
    it.owner.__typename === "Organization" ? connectList(it.owner.issueTypes, args) : null,
  projectV2: (it, { number }: { number: number }, { world, session }) => {
    const project = findProject(world, it.owner, number);
    return project !== null && seesBoard(session, project) ? project : null;
  },
};

const toRef = (it: Repository): object => ({
  __typename: "Ref",
  id: `REF_${it.id}`,
  name: it.defaultBranch,
  prefix: "refs/heads/",
  repository: it,
  target: findCommit(it, "HEAD"),
});

function demandReading(context: Context, it: Repository): void {
  if (!seesIssues(context.session, it)) throw forbidden(context, "");
}

interface MilestoneQuery extends PageArguments {
  readonly states?: readonly string[] | null;
  readonly query?: string | null;
  readonly orderBy?: { readonly field: string; readonly direction: string } | null;
}

function selectMilestones(
  all: readonly Milestone[],
  { states, query, orderBy }: MilestoneQuery,
): Milestone[] {
  if (orderBy && orderBy.field !== "CREATED_AT" && orderBy.field !== "NUMBER")
    throw new Error(`The fake GitHub does not order milestones by ${orderBy.field} yet`);
  const wanted = query?.toLowerCase() ?? "";
  const found = all.filter(
    ({ title, closedAt }) =>
      title.toLowerCase().includes(wanted) &&
      (states?.includes(closedAt === null ? "OPEN" : "CLOSED") ?? true),
  );
  return orderBy?.direction === "DESC" ? found.reverse() : found;
}

interface LabelQuery extends PageArguments {
  readonly query?: string | null;
  readonly orderBy?: {
    readonly field: "CREATED_AT" | "NAME" | "ISSUE_COUNT";
    readonly direction: "ASC" | "DESC";
  } | null;
}

/** The query is looked for in names and descriptions. */
function selectLabels(labels: readonly Label[], { query, orderBy }: LabelQuery): readonly Label[] {
  const wanted = query?.toLowerCase() ?? "";
  const found = labels.filter(({ name, description }) =>
    `${name}\n${description ?? ""}`.toLowerCase().includes(wanted),
  );
  if (orderBy?.field === "NAME") found.sort((a, b) => (a.name.toLowerCase() < b.name.toLowerCase() ? -1 : 1));
  return orderBy?.direction === "DESC" ? found.reverse() : found;
}
