import type { App, Installation } from "../state/app.ts";
import type { Site } from "./site.ts";
import { writeAccount } from "./write-account.ts";
import { writeTime } from "./write-time.ts";

export const writeApp = (app: App, site: Site, installations: number): object => ({
  id: app.id,
  slug: app.slug,
  node_id: app.nodeId,
  owner: writeAccount(app.bot, site),
  name: app.name,
  description: null,
  external_url: "https://example.org",
  html_url: `${site.webUrl}/apps/${app.slug}`,
  created_at: writeTime(app.createdAt),
  updated_at: writeTime(app.createdAt),
  permissions: app.permissions,
  events: app.events,
  installations_count: installations,
});

export const writeInstallation = (installation: Installation, site: Site): object => ({
  id: installation.id,
  account: writeAccount(installation.account, site),
  repository_selection: installation.repositories === null ? "all" : "selected",
  access_tokens_url: `${site.apiUrl}/app/installations/${installation.id}/access_tokens`,
  repositories_url: `${site.apiUrl}/installation/repositories`,
  html_url: `${site.webUrl}/organizations/${installation.account.login}/settings/installations/${installation.id}`,
  app_id: installation.app.id,
  app_slug: installation.app.slug,
  target_id: installation.account.databaseId,
  target_type: installation.account.__typename,
  permissions: installation.permissions,
  events: installation.app.events,
  created_at: writeTime(installation.createdAt),
  updated_at: writeTime(installation.createdAt),
  single_file_name: null,
  has_multiple_single_files: false,
  single_file_paths: [],
  suspended_by: null,
  suspended_at: writeTime(installation.suspendedAt),
});
