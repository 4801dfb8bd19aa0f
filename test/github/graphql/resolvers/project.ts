import { mayOnBoards } from "../../access/permit.ts";
import { escapeHtml } from "../../pages/escape-html.ts";
import { renderMarkdown } from "../../pages/render-markdown.ts";
import type { Field, FieldValue, Item, Option, Project, StatusUpdate, View } from "../../state/project.ts";
import { connectList, type PageArguments } from "../connect-list.ts";
import type { Context } from "../context.ts";
import { seesIssue } from "../load-node.ts";
import type { Resolvers } from "../resolver.ts";

const path = ({ owner, number }: Project): string =>
  `/${owner.__typename === "Organization" ? "orgs" : "users"}/${owner.login}/projects/${number}`;

const database = { fullDatabaseId: ({ databaseId }: { readonly databaseId: number }) => String(databaseId) };

export const project: Resolvers<Project> = {
  ...database,
  url: (it, _args, { webUrl }) => webUrl + path(it),
  resourcePath: path,
  public: ({ isPublic }) => isPublic,
  template: () => false,
  closedAt: ({ closed, updatedAt }) => (closed ? updatedAt : null),
  shortDescription: () => null,
  readme: () => null,
  creator: () => null,
  viewerCanUpdate: ({ owner }, _args, { session }) => mayOnBoards(session, owner, "write"),
  field: ({ fields }, { name }: { name: string }) =>
    fields.find((field) => field.name.toLowerCase() === name.toLowerCase()) ?? null,
  fields: ({ fields }, args: PageArguments) => connectList(fields, args),
  items: ({ items }, args: PageArguments & { query?: string }) => {
    if (args.query) throw new Error("The fake GitHub does not filter the items of a board yet");
    const shown = items.filter(({ isArchived }) => !isArchived);
    return connectList(shown, args);
  },
  views: ({ views }, args: PageArguments) => connectList(views, args),
  /** Newest first unless told. */
  statusUpdates: (it, args: PageArguments & { orderBy?: { direction: string } | null }) =>
    connectList(args.orderBy?.direction === "ASC" ? it.statusUpdates : [...it.statusUpdates].reverse(), args),
  view: ({ views }, { number }: { number: number }) => views.find((view) => view.number === number) ?? null,
};

export const singleSelectField: Resolvers<Field> = {
  options: ({ options }, { names }: { names?: readonly string[] | null }) =>
    names ? options.filter(({ name }) => names.includes(name)) : options,
};

export const option: Resolvers<Option> = {
  nameHTML: ({ name }) => escapeHtml(name),
  descriptionHTML: ({ description }) => escapeHtml(description),
};

export const item: Resolvers<Item> = {
  ...database,
  type: ({ content }, _args, { session }) => (seesIssue(session, content) ? "ISSUE" : "REDACTED"),
  content: ({ content }, _args, { session }: Context) => (seesIssue(session, content) ? content : null),
  fieldValueByName: (it, { name }: { name: string }) => {
    const field = it.project.fields.find((candidate) => candidate.name === name);
    const value = field && it.values.get(field.id);
    return value ? toValueNode(value) : null;
  },
  fieldValues: ({ values }, args: PageArguments) => connectList([...values.values()].map(toValueNode), args),
};

type ValueNode = { readonly __typename: string; readonly id: string };

/** A value as the schema types it: by the data type of its field, with the option as it is now. */
function toValueNode(it: FieldValue): ValueNode {
  const { id, databaseId, item: owner, creator, createdAt, updatedAt, value } = it;
  const field = owner.project.fields.find((candidate) => candidate.id === it.field.id) ?? it.field;
  const shared = { id, databaseId, field, item: owner, creator, createdAt, updatedAt };
  if (field.dataType === "SINGLE_SELECT") {
    const chosen = field.options.find((candidate) => candidate.id === value);
    const { name = null, color = "GRAY", description = null } = chosen ?? {};
    return {
      __typename: "ProjectV2ItemFieldSingleSelectValue",
      ...shared,
      optionId: value,
      name,
      color,
      description,
    } as ValueNode;
  }
  if (field.dataType === "NUMBER")
    return { __typename: "ProjectV2ItemFieldNumberValue", ...shared, number: value } as ValueNode;
  if (field.dataType === "DATE")
    return { __typename: "ProjectV2ItemFieldDateValue", ...shared, date: value } as ValueNode;
  return { __typename: "ProjectV2ItemFieldTextValue", ...shared, text: value } as ValueNode;
}

export const statusUpdate: Resolvers<StatusUpdate> = {
  ...database,
  bodyHTML: ({ body }) => (body === null ? null : renderMarkdown(body)),
};

export const view: Resolvers<View> = {
  ...database,
  groupByFields: ({ groupBy }, args: PageArguments) => connectList(groupBy, args),
  verticalGroupByFields: ({ verticalGroupBy }, args: PageArguments) => connectList(verticalGroupBy, args),
  fields: ({ project: { fields } }, args: PageArguments) => connectList(fields, args),
};
