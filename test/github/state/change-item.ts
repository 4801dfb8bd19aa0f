import type { User } from "./account.ts";
import { cardsOf } from "./find-thing.ts";
import type { Issue } from "./issue.ts";
import type { Field, FieldValue, Item, Option, Project } from "./project.ts";
import { recordEvent } from "./record-event.ts";
import { Refusal } from "./refusal.ts";
import { announce, register, type World } from "./world.ts";

/** An issue that is on the board already: its card is returned, nothing is told. */
export function addItem(world: World, sender: User, project: Project, issue: Issue): Item {
  const there = cardsOf(world, issue).find((card) => card.project === project);
  if (there !== undefined) return there;
  const item = makeItem(world, sender, project, issue, world.now());
  const wasAutomated = isWorkflowOfBoards(sender);
  recordEvent(world, issue, sender, { __typename: "AddedToProjectV2Event", project, wasAutomated });
  announce(world, { event: "projects_v2_item", action: "created", item, sender });
  return item;
}

export function deleteItem(world: World, sender: User, item: Item): void {
  item.project.items.splice(item.project.items.indexOf(item), 1);
  world.cards.set(
    item.content,
    cardsOf(world, item.content).filter((it) => it !== item),
  );
  world.nodes.delete(item.id);
  const wasAutomated = isWorkflowOfBoards(sender);
  recordEvent(world, item.content, sender, {
    __typename: "RemovedFromProjectV2Event",
    project: item.project,
    wasAutomated,
  });
  announce(world, { event: "projects_v2_item", action: "deleted", item, sender });
}

export function archiveItem(world: World, sender: User, item: Item, archived: boolean): void {
  if (item.isArchived === archived) return;
  item.isArchived = archived;
  item.updatedAt = world.now();
  announce(world, { event: "projects_v2_item", action: archived ? "archived" : "restored", item, sender });
}

/**
 * Sets the card's value (an option's id for a single select; null clears it). The same value again tells nothing.
 * Only the field Status leaves a timeline event.
 */
export function setItemValue(
  world: World,
  sender: User,
  item: Item,
  field: Field,
  value: string | number | null,
): void {
  if (value !== null) checkValue(field, value);
  const former = item.values.get(field.id);
  if ((former?.value ?? null) === value) return;
  if (value === null) item.values.delete(field.id);
  else item.values.set(field.id, toFieldValue(world, sender, item, field, value));
  item.updatedAt = world.now();
  const from = present(field, former?.value ?? null, former?.field.options);
  const to = present(field, value);
  if (field.name === "Status") tellStatus(world, sender, item, nameOf(from), nameOf(to));
  announce(world, { event: "projects_v2_item", action: "edited", item, move: { field, from, to }, sender });
}

/** The issue's card; nobody is told of it. */
export function makeItem(world: World, creator: User, project: Project, issue: Issue, at: number): Item {
  const item: Item = {
    __typename: "ProjectV2Item",
    ...world.mint("item"),
    project,
    content: issue,
    creator,
    isArchived: false,
    values: new Map(),
    createdAt: at,
    updatedAt: at,
  };
  project.items.push(item);
  world.cards.set(issue, [...cardsOf(world, issue), item]);
  return register(world, item);
}

export function toFieldValue(
  world: World,
  sender: User,
  item: Item,
  field: Field,
  value: string | number,
  at = world.now(),
): FieldValue {
  const former = item.values.get(field.id);
  const identity = former ?? world.mint("value");
  return {
    id: identity.id,
    databaseId: identity.databaseId,
    field,
    item,
    creator: former?.creator ?? sender,
    value,
    createdAt: former?.createdAt ?? at,
    updatedAt: at,
  };
}

function checkValue(field: Field, value: string | number): void {
  const fits =
    (field.dataType === "SINGLE_SELECT" && field.options.some(({ id }) => id === value)) ||
    (field.dataType === "NUMBER" && typeof value === "number") ||
    ((field.dataType === "TEXT" || field.dataType === "DATE") && typeof value === "string");
  if (fits) return;
  const reason =
    field.dataType === "SINGLE_SELECT"
      ? "The single select option Id does not belong to the field"
      : "Did not receive a value of the field's type";
  throw new Refusal("UNPROCESSABLE", reason);
}

function present(
  field: Field,
  value: string | number | null,
  options: readonly Option[] = field.options,
): Option | string | number | null {
  return field.dataType === "SINGLE_SELECT" ? (options.find(({ id }) => id === value) ?? null) : value;
}

const nameOf = (value: Option | string | number | null): string =>
  value === null ? "" : typeof value === "object" ? value.name : String(value);

function tellStatus(world: World, sender: User, item: Item, previousStatus: string, status: string): void {
  recordEvent(world, item.content, sender, {
    __typename: "ProjectV2ItemStatusChangedEvent",
    project: item.project,
    previousStatus,
    status,
    wasAutomated: isWorkflowOfBoards(sender),
  });
}

/** A board's own workflows act under this name. What an App writes counts as done by hand. */
export const isWorkflowOfBoards = ({ login }: User): boolean => login === "github-project-automation";
