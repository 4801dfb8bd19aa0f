import type { Item, Project, View } from "../state/project.ts";
import type { Site } from "./site.ts";
import { writeAccount } from "./write-account.ts";
import { writeTime } from "./write-time.ts";

/** The `projects_v2` of a webhook. */
export const writeProject = (project: Project, site: Site): object => ({
  id: project.databaseId,
  node_id: project.id,
  owner: writeAccount(project.owner, site),
  creator: null,
  title: project.title,
  description: null,
  public: project.isPublic,
  closed_at: project.closed ? writeTime(project.updatedAt) : null,
  created_at: writeTime(project.createdAt),
  updated_at: writeTime(project.updatedAt),
  number: project.number,
  short_description: null,
  deleted_at: null,
  deleted_by: null,
});

/** The `projects_v2_item` of a webhook: ids only, no repository. */
export const writeItem = (item: Item, site: Site): object => ({
  id: item.databaseId,
  node_id: item.id,
  project_node_id: item.project.id,
  content_node_id: item.content.id,
  content_type: "Issue",
  creator: writeAccount(item.creator, site),
  created_at: writeTime(item.createdAt),
  updated_at: writeTime(item.updatedAt),
  archived_at: item.isArchived ? writeTime(item.updatedAt) : null,
});

const LAYOUTS = { BOARD_LAYOUT: "board", ROADMAP_LAYOUT: "roadmap", TABLE_LAYOUT: "table" } as const;

export const writeView = (view: View, site: Site): object => ({
  id: view.databaseId,
  node_id: view.id,
  number: view.number,
  name: view.name,
  layout: LAYOUTS[view.layout],
  project_url: `${site.apiUrl}/orgs/${view.project.owner.login}/projectsV2/${view.project.number}`,
  html_url: `${site.webUrl}/orgs/${view.project.owner.login}/projects/${view.project.number}/views/${view.number}`,
  filter: view.filter,
  visible_fields: [],
  sort_by: [],
  group_by: view.groupBy.map(({ databaseId }) => databaseId),
  vertical_group_by: view.verticalGroupBy.map(({ databaseId }) => databaseId),
  created_at: writeTime(view.createdAt),
  updated_at: writeTime(view.updatedAt),
});
