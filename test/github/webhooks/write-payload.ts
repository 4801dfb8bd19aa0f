import type { Site } from "../shapes/site.ts";
import { writeAccount, writeOrganization } from "../shapes/write-account.ts";
import { writeInstallation } from "../shapes/write-app.ts";
import { writeComment } from "../shapes/write-comment.ts";
import { writeIssue, writeIssueType } from "../shapes/write-issue.ts";
import { writeLabel } from "../shapes/write-label.ts";
import { writeMilestone } from "../shapes/write-milestone.ts";
import { writeItem, writeProject } from "../shapes/write-project.ts";
import { writeRepository, writeShortRepository } from "../shapes/write-repository.ts";
import { writeTime } from "../shapes/write-time.ts";
import type { Installation } from "../state/app.ts";
import type { Happening, ValueMove } from "../state/happening.ts";
import { repositoriesOf } from "../state/install-app.ts";
import type { Option } from "../state/project.ts";
import type { World } from "../state/world.ts";
import { placeOf } from "./place-of.ts";
import { writePush, writePushRepository } from "./write-push.ts";

/** The webhook's body, as GitHub writes it for this App's installation. */
export function writePayload(world: World, it: Happening, installation: Installation, site: Site): object {
  const { account, repository } = placeOf(it);
  return {
    ...("action" in it && { action: it.action }),
    ...writeBody(world, it, site),
    ...(repository !== null && {
      repository:
        it.event === "push" ? writePushRepository(repository, site) : writeRepository(repository, site),
    }),
    ...(account.__typename === "Organization" && { organization: writeOrganization(account, site) }),
    installation: it.event.startsWith("installation")
      ? writeInstallation(installation, site)
      : {
          id: installation.id,
          node_id: Buffer.from(`023:IntegrationInstallation${installation.id}`).toString("base64"),
        },
    sender: writeAccount(it.sender, site),
  };
}

function writeBody(world: World, it: Happening, site: Site): object {
  switch (it.event) {
    case "issues":
      return writeIssues(world, it, site);
    case "issue_comment":
      return {
        ...(it.changes && { changes: it.changes }),
        issue: writeIssue(world, it.comment.issue, site),
        comment: writeComment(world, it.comment, site),
      };
    case "label":
      return { label: writeLabel(it.label, site), ...(it.changes && { changes: it.changes }) };
    case "sub_issues":
      return writeSubIssues(world, it, site);
    case "issue_dependencies":
      return writeDependency(world, it, site);
    case "projects_v2_item":
      return {
        projects_v2_item: writeItem(it.item, site),
        ...(it.move && { changes: { field_value: writeMove(it.move) } }),
        ...writeArchiving(it),
      };
    case "projects_v2":
      return { projects_v2: writeProject(it.project, site) };
    case "push":
      return writePush(it, site);
    case "repository":
      return { changes: it.changes };
    case "installation":
      return {
        repositories: repositoriesOf(world, it.installation).map(writeShortRepository),
        requester: null,
      };
    case "installation_repositories":
      return {
        repository_selection: it.installation.repositories === null ? "all" : "selected",
        repositories_added: it.action === "added" ? it.repositories.map(writeShortRepository) : [],
        repositories_removed: it.action === "removed" ? it.repositories.map(writeShortRepository) : [],
        requester: null,
      };
  }
}

type Of<E extends Happening["event"]> = Extract<Happening, { readonly event: E }>;

function writeIssues(world: World, it: Of<"issues">, site: Site): object {
  return {
    issue: writeIssue(world, it.issue, site),
    ...(it.label && { label: writeLabel(it.label, site) }),
    ...(it.type && { type: writeIssueType(it.type) }),
    ...(it.assignee && { assignee: writeAccount(it.assignee, site) }),
    ...(it.milestone && { milestone: writeMilestone(world, it.milestone, site) }),
    ...(it.changes && { changes: it.changes }),
    ...(it.movedTo && {
      changes: {
        new_issue: writeIssue(world, it.movedTo, site),
        new_repository: writeRepository(it.movedTo.repository, site),
      },
    }),
  };
}

/** `sub_issue_*` is told on the parent's side, `parent_issue_*` on the child's. */
function writeSubIssues(world: World, { action, parent, child }: Of<"sub_issues">, site: Site): object {
  const other = action.startsWith("sub_issue")
    ? { sub_issue_repo: writeRepository(child.repository, site) }
    : { parent_issue_repo: writeRepository(parent.repository, site) };
  return {
    sub_issue_id: child.databaseId,
    sub_issue: writeIssue(world, child, site),
    parent_issue_id: parent.databaseId,
    parent_issue: writeIssue(world, parent, site),
    ...other,
  };
}

function writeDependency(
  world: World,
  { action, blocked, blocking }: Of<"issue_dependencies">,
  site: Site,
): object {
  const other = action.startsWith("blocked_by")
    ? { blocking_issue_repo: writeRepository(blocking.repository, site) }
    : { blocked_issue_repo: writeRepository(blocked.repository, site) };
  return {
    blocked_issue_id: blocked.databaseId,
    blocked_issue: writeIssue(world, blocked, site),
    blocking_issue_id: blocking.databaseId,
    blocking_issue: writeIssue(world, blocking, site),
    ...other,
  };
}

/** An archived card tells when, one that came back tells that too. */
function writeArchiving({ action, item }: Of<"projects_v2_item">): object {
  const at = writeTime(item.updatedAt);
  if (action === "archived") return { changes: { archived_at: { from: null, to: at } } };
  return action === "restored" ? { changes: { archived_at: { from: at, to: null } } } : {};
}

/** Where a card went: for a single select the options are objects, as they were when it moved. */
const writeMove = ({ field, from, to }: ValueMove): object => ({
  field_node_id: field.id,
  field_type: field.dataType.toLowerCase(),
  field_name: field.name,
  project_number: field.project.number,
  from: writeValue(from),
  to: writeValue(to),
});

function writeValue(value: Option | string | number | null): object | string | number | null {
  if (value === null || typeof value !== "object") return value;
  const { id, name, color, description } = value;
  return { id, name, color, description };
}
