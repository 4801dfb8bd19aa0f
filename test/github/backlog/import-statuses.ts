import type { User } from "../state/account.ts";
import { addProject } from "../state/add-project.ts";
import { updateField } from "../state/change-field.ts";
import { isWorkflowOfBoards, makeItem, toFieldValue } from "../state/change-item.ts";
import type { Issue } from "../state/issue.ts";
import type { Field, Item, Option, Project } from "../state/project.ts";
import { recordEvent } from "../state/record-event.ts";
import type { Scene } from "./scene.ts";
import type { TimedEvent } from "./timed-event.ts";

/** The issue's card: put on the board with the first of the events, at the status of the last one now. */
export function importStatuses(scene: Scene, issue: Issue, events: readonly TimedEvent[]): void {
  const [first] = events;
  if (first === undefined) return;
  const { world, cast } = scene;
  const project = chooseBoard(scene);
  const status = project.fields.find(({ name }) => name === "Status");
  if (status === undefined) throw new Error(`the board "${project.title}" has no field Status`);
  // A card has always somebody who made it.
  const creator = cast.person(first.actor) ?? cast.person("ghost")!;
  const item = makeItem(world, creator, project, issue, first.ms);
  const wasAutomated = isWorkflowOfBoards(creator);
  const added = { __typename: "AddedToProjectV2Event", project, wasAutomated } as const;
  recordEvent(world, issue, cast.person(first.actor), added, first.ms);
  for (const event of events) moveTo(scene, item, status, event, creator);
}

function moveTo(
  { world, cast }: Scene,
  item: Item,
  field: Field,
  { actor: login, from = "", to = "", ms }: TimedEvent,
  creator: User,
): void {
  const actor = cast.person(login);
  const option = to === "" ? null : findOption(world, field, to);
  if (option === null) item.values.delete(field.id);
  else item.values.set(field.id, toFieldValue(world, actor ?? creator, item, field, option.id, ms));
  item.updatedAt = ms;
  recordEvent(
    world,
    item.content,
    actor,
    {
      __typename: "ProjectV2ItemStatusChangedEvent",
      project: item.project,
      previousStatus: from,
      status: to,
      wasAutomated: actor !== null && isWorkflowOfBoards(actor),
    },
    ms,
  );
}

function findOption(world: Scene["world"], field: Field, name: string): Option {
  const there = () => field.options.find((option) => option.name === name);
  if (there() === undefined) {
    const added = { name, color: "GRAY", description: "" } as const;
    updateField(world, field, { options: [...field.options, added] });
  }
  return there()!;
}

function chooseBoard(scene: Scene): Project {
  const { world, repository } = scene;
  scene.board ??= world.projects.find(({ owner }) => owner === repository.owner) ?? null;
  scene.board ??= addProject(world, scene.cast.person("ghost")!, repository.owner, { title: "Backlog" });
  return scene.board;
}
