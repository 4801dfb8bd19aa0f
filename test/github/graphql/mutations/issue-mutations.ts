import type { IssueType, User } from "../../state/account.ts";
import { assignIssue, setMilestone, unassignIssue } from "../../state/assign-issue.ts";
import { closeIssue, editIssue, reopenIssue } from "../../state/change-issue.ts";
import { addItem } from "../../state/change-item.ts";
import type { Issue } from "../../state/issue.ts";
import type { Label } from "../../state/label.ts";
import { labelIssue, unlabelIssue } from "../../state/label-issue.ts";
import { blockIssue, setParent, unblockIssue } from "../../state/link-issues.ts";
import type { Milestone } from "../../state/milestone.ts";
import { openIssue, setIssueType } from "../../state/open-issue.ts";
import { Refusal } from "../../state/refusal.ts";
import type { Context } from "../context.ts";
import { demandBoard, demandIssues } from "../demand-permission.ts";
import { loadNode, noNode } from "../load-node.ts";
import type { Mutation } from "../resolver.ts";

interface CreateInput {
  readonly repositoryId: string;
  readonly title: string;
  readonly body?: string | null;
  readonly labelIds?: readonly string[] | null;
  readonly assigneeIds?: readonly string[] | null;
  readonly milestoneId?: string | null;
  readonly issueTypeId?: string | null;
  readonly parentIssueId?: string | null;
  readonly projectV2Ids?: readonly string[] | null;
}

interface UpdateInput {
  readonly id: string;
  readonly title?: string | null;
  readonly body?: string | null;
  readonly state?: "OPEN" | "CLOSED" | null;
  readonly labelIds?: readonly string[] | null;
  readonly assigneeIds?: readonly string[] | null;
  readonly milestoneId?: string | null;
  readonly issueTypeId?: string | null;
}

interface Dependency {
  readonly issueId: string;
  readonly blockingIssueId: string;
}

export const issueMutations: Readonly<Record<string, Mutation>> = {
  createIssue: (input: CreateInput, context) => {
    const repository = loadNode(context, input.repositoryId, "Repository");
    const actor = demandIssues(context, repository, "read", "CreateIssue");
    const labels = (input.labelIds ?? []).map((id) => loadNode(context, id, "Label"));
    const parent = input.parentIssueId ? loadNode(context, input.parentIssueId, "Issue") : null;
    const projects = (input.projectV2Ids ?? []).map((id) => loadNode(context, id, "ProjectV2"));
    for (const project of projects) demandBoard(context, project, "CreateIssue");
    const issueType = input.issueTypeId ? loadIssueType(context, input.issueTypeId) : null;
    const people = loadPeople(context, input);
    const { title, body } = input;
    refuseUnknown(input);
    if (!repository.hasIssues)
      throw new Refusal("UNPROCESSABLE", "Issues has been disabled in this repository.");
    const issue = openIssue(context.world, actor, repository, { title, body: body ?? "", labels, issueType });
    setPeople(context, actor, issue, people);
    if (parent !== null) setParent(context.world, actor, issue, parent);
    for (const project of projects) addItem(context.world, actor, project, issue);
    return { issue };
  },
  updateIssue: (input: UpdateInput, context) => {
    const issue = loadNode(context, input.id, "Issue");
    const isOwn = issue.author === context.session.actor;
    const actor = demandIssues(context, issue.repository, isOwn ? "read" : "triage", "UpdateIssue");
    const labels = input.labelIds?.map((id) => loadNode(context, id, "Label"));
    const people = loadPeople(context, input);
    refuseUnknown(input);
    editIssue(context.world, actor, issue, {
      ...(typeof input.title === "string" && { title: input.title }),
      ...(typeof input.body === "string" && { body: input.body }),
    });
    if (input.state === "CLOSED") closeIssue(context.world, actor, issue);
    if (input.state === "OPEN") reopenIssue(context.world, actor, issue);
    if (labels) replaceLabels(context, actor, issue, labels);
    setPeople(context, actor, issue, people);
    if (input.issueTypeId !== undefined) {
      const type = input.issueTypeId === null ? null : loadIssueType(context, input.issueTypeId);
      setIssueType(context.world, actor, issue, type);
    }
    return { issue, actor };
  },
  closeIssue: (
    input: {
      readonly issueId: string;
      readonly stateReason?: "COMPLETED" | "DUPLICATE" | "NOT_PLANNED" | null;
      readonly duplicateIssueId?: string | null;
    },
    context,
  ) => {
    const issue = loadNode(context, input.issueId, "Issue");
    const actor = demandIssues(context, issue.repository, "triage", "CloseIssue");
    const other = input.duplicateIssueId ? loadNode(context, input.duplicateIssueId, "Issue") : null;
    closeIssue(context.world, actor, issue, input.stateReason ?? undefined, other);
    return { issue };
  },
  reopenIssue: ({ issueId }: { readonly issueId: string }, context) => {
    const issue = loadNode(context, issueId, "Issue");
    const actor = demandIssues(context, issue.repository, "triage", "ReopenIssue");
    reopenIssue(context.world, actor, issue);
    return { issue };
  },
  addSubIssue: (input: { readonly issueId: string; readonly subIssueId: string }, context) => {
    const issue = loadNode(context, input.issueId, "Issue");
    const subIssue = loadNode(context, input.subIssueId, "Issue");
    const actor = demandIssues(context, issue.repository, "triage", "AddSubIssue");
    setParent(context.world, actor, subIssue, issue);
    return { issue, subIssue };
  },
  addBlockedBy: (input: Dependency, context) => changeDependency(context, input, blockIssue, "AddBlockedBy"),
  removeBlockedBy: (input: Dependency, context) =>
    changeDependency(context, input, unblockIssue, "RemoveBlockedBy"),
};

function changeDependency(
  context: Context,
  { issueId, blockingIssueId }: Dependency,
  change: typeof blockIssue,
  mutation: string,
): { readonly issue: Issue; readonly blockingIssue: Issue } {
  const issue = loadNode(context, issueId, "Issue");
  const blockingIssue = loadNode(context, blockingIssueId, "Issue");
  const actor = demandIssues(context, issue.repository, "triage", mutation);
  change(context.world, actor, issue, blockingIssue);
  return { issue, blockingIssue };
}

/** Who and what for; what is not told stays as it is. */
interface People {
  readonly assignees: readonly User[] | null;
  readonly milestone: Milestone | null | undefined;
}

function loadPeople(context: Context, input: Pick<CreateInput, "assigneeIds" | "milestoneId">): People {
  const { assigneeIds, milestoneId } = input;
  return {
    assignees: assigneeIds?.map((id) => loadNode(context, id, "User", "Bot")) ?? null,
    milestone: typeof milestoneId === "string" ? loadNode(context, milestoneId, "Milestone") : milestoneId,
  };
}

/** Like labels, the given assignees are all it has afterwards. */
function setPeople({ world }: Context, actor: User, issue: Issue, { assignees, milestone }: People): void {
  if (assignees !== null) {
    for (const user of issue.assignees.filter((it) => !assignees.includes(it)))
      unassignIssue(world, actor, issue, user);
    for (const user of assignees) assignIssue(world, actor, issue, user);
  }
  if (milestone !== undefined) setMilestone(world, actor, issue, milestone);
}

const UNKNOWN_INPUTS = ["agentAssignment", "issueFields", "issueTemplate", "projectIds"];

function refuseUnknown(input: object): void {
  const unknown = Object.keys(input).find((name) => UNKNOWN_INPUTS.includes(name));
  if (unknown !== undefined) throw new Error(`The fake GitHub does not know the input ${unknown} yet`);
}

/** The given labels are all it has afterwards. */
function replaceLabels(context: Context, actor: User, issue: Issue, labels: readonly Label[]): void {
  for (const label of issue.labels.filter((it) => !labels.includes(it)))
    unlabelIssue(context.world, actor, issue, label);
  for (const label of labels) labelIssue(context.world, actor, issue, label);
}

function loadIssueType({ world }: Context, id: string): IssueType {
  const type = world.organizations.flatMap(({ issueTypes }) => issueTypes).find((it) => it.id === id);
  if (type === undefined) throw noNode(id);
  return type;
}
