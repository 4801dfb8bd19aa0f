import { addField, deleteField, type OptionInput, updateField } from "../../state/change-field.ts";
import { addItem, archiveItem, deleteItem, setItemValue } from "../../state/change-item.ts";
import type { Field, FieldType, Item } from "../../state/project.ts";
import { Refusal } from "../../state/refusal.ts";
import type { Context } from "../context.ts";
import { demandBoard } from "../demand-permission.ts";
import { loadNode, noNode } from "../load-node.ts";
import type { Mutation } from "../resolver.ts";

interface Cell {
  readonly projectId: string;
  readonly itemId: string;
  readonly fieldId: string;
}

interface Card {
  readonly projectId: string;
  readonly itemId: string;
}

interface Value {
  readonly date?: string | null;
  readonly number?: number | null;
  readonly singleSelectOptionId?: string | null;
  readonly text?: string | null;
}

interface NewField {
  readonly projectId: string;
  readonly name: string;
  readonly dataType: FieldType;
  readonly singleSelectOptions?: readonly OptionInput[] | null;
}

export const projectMutations: Readonly<Record<string, Mutation>> = {
  addProjectV2ItemById: (input: { readonly projectId: string; readonly contentId: string }, context) => {
    const project = loadNode(context, input.projectId, "ProjectV2");
    const issue = loadNode(context, input.contentId, "Issue");
    const actor = demandBoard(context, project, "AddProjectV2ItemById");
    return { item: addItem(context.world, actor, project, issue) };
  },
  updateProjectV2ItemFieldValue: (input: Cell & { readonly value: Value }, context) => {
    const { item, field } = loadCell(context, input);
    const actor = demandBoard(context, item.project, "UpdateProjectV2ItemFieldValue");
    setItemValue(context.world, actor, item, field, readValue(field, input.value));
    return { projectV2Item: item };
  },
  clearProjectV2ItemFieldValue: (input: Cell, context) => {
    const { item, field } = loadCell(context, input);
    const actor = demandBoard(context, item.project, "ClearProjectV2ItemFieldValue");
    setItemValue(context.world, actor, item, field, null);
    return { projectV2Item: item };
  },
  archiveProjectV2Item: (input: Card, context) => ({ item: archive(context, input, true) }),
  unarchiveProjectV2Item: (input: Card, context) => ({ item: archive(context, input, false) }),
  deleteProjectV2Item: (input: Card, context) => {
    const item = loadItem(context, input);
    deleteItem(context.world, demandBoard(context, item.project, "DeleteProjectV2Item"), item);
    return { deletedItemId: item.id };
  },
  createProjectV2Field: (input: NewField, context) => {
    const project = loadNode(context, input.projectId, "ProjectV2");
    demandBoard(context, project, "CreateProjectV2Field");
    const { name, dataType, singleSelectOptions } = input;
    return {
      projectV2Field: addField(context.world, project, {
        name,
        dataType,
        options: singleSelectOptions ?? [],
      }),
    };
  },
  updateProjectV2Field: (
    input: {
      readonly fieldId: string;
      readonly name?: string;
      readonly singleSelectOptions?: readonly OptionInput[];
    },
    context,
  ) => {
    const field = loadField(context, input.fieldId);
    demandBoard(context, field.project, "UpdateProjectV2Field");
    updateField(context.world, field, {
      ...(input.name && { name: input.name }),
      ...(input.singleSelectOptions && { options: input.singleSelectOptions }),
    });
    return { projectV2Field: field };
  },
  deleteProjectV2Field: ({ fieldId }: { readonly fieldId: string }, context) => {
    const field = loadField(context, fieldId);
    demandBoard(context, field.project, "DeleteProjectV2Field");
    deleteField(context.world, field);
    return { projectV2Field: field };
  },
};

const loadField = (context: Context, id: string): Field =>
  loadNode(context, id, "ProjectV2SingleSelectField", "ProjectV2Field");

function loadItem(context: Context, { projectId, itemId }: Card): Item {
  const project = loadNode(context, projectId, "ProjectV2");
  const item = loadNode(context, itemId, "ProjectV2Item");
  if (item.project !== project) throw noNode(itemId);
  return item;
}

function loadCell(context: Context, input: Cell): { readonly item: Item; readonly field: Field } {
  const item = loadItem(context, input);
  const field = loadField(context, input.fieldId);
  if (field.project !== item.project) throw noNode(input.fieldId);
  return { item, field };
}

function archive(context: Context, card: Card, archived: boolean): Item {
  const item = loadItem(context, card);
  const actor = demandBoard(
    context,
    item.project,
    archived ? "ArchiveProjectV2Item" : "UnarchiveProjectV2Item",
  );
  archiveItem(context.world, actor, item, archived);
  return item;
}

/** Title, Labels and their like belong to the issue: a board cannot set them. */
function readValue(field: Field, value: Value): string | number {
  const given = {
    SINGLE_SELECT: value.singleSelectOptionId,
    NUMBER: value.number,
    DATE: value.date,
    TEXT: value.text,
    TITLE: null,
    LABELS: null,
  }[field.dataType];
  if (given !== null && given !== undefined) return given;
  const wanted = field.dataType.toLowerCase().replaceAll("_", " ");
  throw new Refusal("UNPROCESSABLE", `Did not receive a ${wanted} value to update a field of type ${wanted}`);
}
