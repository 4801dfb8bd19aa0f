import type { Installation, Level } from "../state/app.ts";
import type { Happening } from "../state/happening.ts";
import { placeOf } from "./place-of.ts";

/** The permission without which GitHub does not send the event. */
const NEEDED: Readonly<Record<string, string>> = {
  issues: "issues",
  issue_comment: "issues",
  label: "issues",
  sub_issues: "issues",
  issue_dependencies: "issues",
  projects_v2: "organization_projects",
  projects_v2_item: "organization_projects",
  push: "contents",
  repository: "metadata",
};

/** Whether the installation is told: by place, by the events the App asked for, and by permission. */
export function isHeard(it: Happening, installation: Installation): boolean {
  if (it.event === "installation" || it.event === "installation_repositories")
    return it.installation === installation;
  const { account, repository } = placeOf(it);
  if (account !== installation.account || installation.suspendedAt !== null) return false;
  const isIn = repository === null || (installation.repositories?.has(repository) ?? true);
  const boards = !it.event.startsWith("projects_v2") || account.__typename === "Organization";
  const level: Level | undefined = installation.permissions[NEEDED[it.event] ?? "metadata"];
  return isIn && boards && level !== undefined && installation.app.events.includes(it.event);
}
