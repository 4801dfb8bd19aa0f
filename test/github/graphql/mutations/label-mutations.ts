import { createLabel, deleteLabel, updateLabel } from "../../state/change-label.ts";
import { labelIssue, unlabelIssue } from "../../state/label-issue.ts";
import { demandIssues } from "../demand-permission.ts";
import { loadNode } from "../load-node.ts";
import type { Mutation } from "../resolver.ts";

interface Labelling {
  readonly labelableId: string;
  readonly labelIds: readonly string[];
}

interface LabelInput {
  readonly name: string;
  readonly color: string;
  readonly description?: string | null;
}

/** All ids are looked up before the first label changes. */
export const labelMutations: Readonly<Record<string, Mutation>> = {
  addLabelsToLabelable: ({ labelableId, labelIds }: Labelling, context) => {
    const issue = loadNode(context, labelableId, "Issue");
    const actor = demandIssues(context, issue.repository, "triage", "AddLabelsToLabelable");
    const labels = labelIds.map((id) => loadNode(context, id, "Label"));
    for (const label of labels) labelIssue(context.world, actor, issue, label);
    return { labelable: issue };
  },
  removeLabelsFromLabelable: ({ labelableId, labelIds }: Labelling, context) => {
    const issue = loadNode(context, labelableId, "Issue");
    const actor = demandIssues(context, issue.repository, "triage", "RemoveLabelsFromLabelable");
    const labels = labelIds.map((id) => loadNode(context, id, "Label"));
    for (const label of labels) unlabelIssue(context.world, actor, issue, label);
    return { labelable: issue };
  },
  createLabel: ({ repositoryId, ...text }: LabelInput & { readonly repositoryId: string }, context) => {
    const repository = loadNode(context, repositoryId, "Repository");
    const actor = demandIssues(context, repository, "write", "CreateLabel");
    return { label: createLabel(context.world, actor, repository, text) };
  },
  updateLabel: ({ id, name, color, description }: Partial<LabelInput> & { readonly id: string }, context) => {
    const label = loadNode(context, id, "Label");
    const actor = demandIssues(context, label.repository, "write", "UpdateLabel");
    updateLabel(context.world, actor, label, {
      ...(name !== undefined && { name }),
      ...(color !== undefined && { color }),
      ...(description !== undefined && { description }),
    });
    return { label };
  },
  deleteLabel: ({ id }: { readonly id: string }, context) => {
    const label = loadNode(context, id, "Label");
    const actor = demandIssues(context, label.repository, "write", "DeleteLabel");
    deleteLabel(context.world, actor, label);
    return {};
  },
};
