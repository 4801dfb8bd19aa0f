import { mayOnBoards, seesBoard } from "../access/permit.ts";
import { writeView } from "../shapes/write-project.ts";
import { addView } from "../state/add-project.ts";
import { findOrganization, findProject } from "../state/find-thing.ts";
import type { Field, Project } from "../state/project.ts";
import { Refusal } from "../state/refusal.ts";
import { forbidden, notFound } from "./load-resource.ts";
import type { RestAnswer, RestCall, Route } from "./route.ts";

const LAYOUTS = { board: "BOARD_LAYOUT", roadmap: "ROADMAP_LAYOUT", table: "TABLE_LAYOUT" } as const;

export const projectRoutes: readonly Route[] = [
  {
    method: "POST",
    path: "/orgs/:org/projectsV2/:project/views",
    handle: postView,
    docs: "projects/views#create-a-view-for-an-organization-owned-project",
  },
];

function loadProject(call: RestCall): Project {
  const owner = findOrganization(call.world, call.params.org ?? "");
  const project = owner && findProject(call.world, owner, Number(call.params.project));
  if (!project || !seesBoard(call.session, project)) throw notFound();
  return project;
}

function postView(call: RestCall): RestAnswer {
  const project = loadProject(call);
  if (!mayOnBoards(call.session, project.owner, "write")) throw forbidden(call);
  const { name, layout, filter } = call.body;
  if (
    typeof name !== "string" ||
    name === "" ||
    typeof layout !== "string" ||
    !Object.hasOwn(LAYOUTS, layout)
  )
    throw new Refusal("UNPROCESSABLE", "Validation Failed");
  const view = addView(call.world, project, {
    name,
    layout: LAYOUTS[layout as keyof typeof LAYOUTS],
    filter: typeof filter === "string" ? filter : null,
    groupBy: readFields(project, call.body.group_by),
    verticalGroupBy: readFields(project, call.body.vertical_group_by),
  });
  return { status: 201, body: writeView(view, call.site) };
}

/** At most one, by its integer id. */
function readFields(project: Project, ids: unknown): Field[] {
  const list = Array.isArray(ids) ? ids : [];
  if (list.length > 1) throw new Refusal("UNPROCESSABLE", "Validation Failed");
  return list.map((id) => {
    const field = project.fields.find(({ databaseId }) => databaseId === id);
    if (field === undefined) throw new Refusal("UNPROCESSABLE", "Validation Failed");
    return field;
  });
}
