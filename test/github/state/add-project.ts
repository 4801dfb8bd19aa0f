import type { Account, User } from "./account.ts";
import { addField } from "./change-field.ts";
import type { Field, Project, View } from "./project.ts";
import { announce, register, type World } from "./world.ts";

/** A new board, with GitHub's own fields Title, Labels and Status. */
export function addProject(
  world: World,
  sender: User,
  owner: Account,
  input: { readonly title: string; readonly isPublic?: boolean },
): Project {
  const project: Project = {
    __typename: "ProjectV2",
    ...world.mint("project"),
    owner,
    number: world.projects.filter((it) => it.owner === owner).length + 1,
    title: input.title,
    closed: false,
    isPublic: input.isPublic ?? false,
    fields: [],
    items: [],
    views: [],
    statusUpdates: [],
    createdAt: world.now(),
    updatedAt: world.now(),
  };
  world.projects.push(project);
  register(world, project);
  addField(world, project, { name: "Title", dataType: "TITLE" });
  addField(world, project, { name: "Labels", dataType: "LABELS" });
  const options = [
    { name: "Todo", color: "GREEN", description: "This item hasn't been started" },
    { name: "In Progress", color: "YELLOW", description: "This is actively being worked on" },
    { name: "Done", color: "PURPLE", description: "This has been completed" },
  ] as const;
  addField(world, project, { name: "Status", dataType: "SINGLE_SELECT", options });
  addView(world, project, { name: "View 1", layout: "TABLE_LAYOUT" });
  announce(world, { event: "projects_v2", action: "created", project, sender });
  return project;
}

export function closeProject(world: World, sender: User, project: Project): void {
  project.closed = true;
  project.updatedAt = world.now();
  announce(world, { event: "projects_v2", action: "closed", project, sender });
}

export interface NewView {
  readonly name: string;
  readonly layout: View["layout"];
  readonly filter?: string | null;
  readonly groupBy?: readonly Field[];
  readonly verticalGroupBy?: readonly Field[];
}

export function addView(world: World, project: Project, input: NewView): View {
  const view: View = register(world, {
    __typename: "ProjectV2View",
    ...world.mint("view"),
    project,
    number: project.views.length + 1,
    name: input.name,
    layout: input.layout,
    filter: input.filter ?? null,
    groupBy: input.groupBy ?? [],
    verticalGroupBy: input.verticalGroupBy ?? [],
    createdAt: world.now(),
    updatedAt: world.now(),
  });
  project.views.push(view);
  return view;
}
