import type { User } from "./account.ts";
import type { Project, StatusUpdate } from "./project.ts";
import { Refusal } from "./refusal.ts";
import { register, type World } from "./world.ts";

/** What is not told stays as it is, null takes it away. */
export type StatusUpdateText = {
  readonly [K in "body" | "status" | "startDate" | "targetDate"]?: StatusUpdate[K] | undefined;
};

/** The webhook `projects_v2_status_update` is not sent: no App here asks for it. */
export function writeStatusUpdate(
  world: World,
  creator: User,
  project: Project,
  text: StatusUpdateText,
): StatusUpdate {
  checkDates(text);
  const update: StatusUpdate = register(world, {
    __typename: "ProjectV2StatusUpdate",
    ...world.mint("statusUpdate"),
    project,
    creator,
    body: text.body ?? null,
    status: text.status ?? null,
    startDate: text.startDate ?? null,
    targetDate: text.targetDate ?? null,
    createdAt: world.now(),
    updatedAt: world.now(),
  });
  project.statusUpdates.push(update);
  return update;
}

export function editStatusUpdate(world: World, update: StatusUpdate, text: StatusUpdateText): void {
  checkDates(text);
  for (const [name, value] of Object.entries(text)) {
    if (value !== undefined) Object.assign(update, { [name]: value });
  }
  update.updatedAt = world.now();
}

export function deleteStatusUpdate(world: World, update: StatusUpdate): void {
  const { statusUpdates } = update.project;
  statusUpdates.splice(statusUpdates.indexOf(update), 1);
  world.nodes.delete(update.id);
}

function checkDates({ startDate, targetDate }: StatusUpdateText): void {
  for (const date of [startDate, targetDate]) {
    if (date != null && (!/^\d{4}-\d{2}-\d{2}$/.test(date) || Number.isNaN(Date.parse(date))))
      throw new Refusal("UNPROCESSABLE", `"${date}" is not a valid Date`);
  }
}
