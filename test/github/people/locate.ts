import { roleOf } from "../access/permit.ts";
import type { User } from "../state/account.ts";
import type { App } from "../state/app.ts";
import type { Comment } from "../state/comment.ts";
import {
  cardsOf,
  findAccount,
  findIssue,
  findLabel,
  findProject,
  findRepository,
  findUser,
  milestonesOf,
} from "../state/find-thing.ts";
import type { Issue } from "../state/issue.ts";
import type { Label } from "../state/label.ts";
import type { Milestone } from "../state/milestone.ts";
import type { Field, Item, Project } from "../state/project.ts";
import type { Repository } from "../state/repository.ts";
import type { World } from "../state/world.ts";

/** "owner/name". */
export function locateRepository(world: World, name: string): Repository {
  const [owner = "", repo = ""] = name.split("/");
  return found(findRepository(world, owner, repo), `repository ${name}`);
}

/** The issue itself, or "owner/name#12". */
export function locateIssue(world: World, ref: Issue | string): Issue {
  if (typeof ref !== "string") return ref;
  const [name = "", number = ""] = ref.split("#");
  return found(findIssue(world, locateRepository(world, name), Number(number)), `issue ${ref}`);
}

/** The board itself, or "owner#1". */
export function locateProject(world: World, ref: Project | string): Project {
  if (typeof ref !== "string") return ref;
  const [login = "", number = ""] = ref.split("#");
  const owner = found(findAccount(world, login), `account ${login}`);
  return found(findProject(world, owner, Number(number)), `board ${ref}`);
}

/** The comment itself, or its node id. */
export function locateComment(world: World, ref: Comment | string): Comment {
  if (typeof ref !== "string") return ref;
  const node = world.nodes.get(ref);
  return found(node?.__typename === "IssueComment" ? (node as Comment) : null, `comment ${ref}`);
}

export const locateReactable = (world: World, ref: Issue | Comment | string): Issue | Comment =>
  typeof ref === "string" ? (ref.includes("#") ? locateIssue(world, ref) : locateComment(world, ref)) : ref;

/** The App itself, or its slug. */
export const locateApp = (world: World, ref: App | string): App =>
  typeof ref === "string"
    ? found(
        world.apps.find(({ slug }) => slug === ref),
        `App ${ref}`,
      )
    : ref;

export const locateLabel = (world: World, repository: Repository, name: string): Label =>
  found(findLabel(world, repository, name), `label "${name}" in ${repository.name}`);

/** Who has no role in the repository cannot be assigned. */
export function locateAssignee(world: World, repository: Repository, login: string): User {
  const user = findUser(world, login);
  const mayBe = user !== null && (user.__typename === "Bot" || roleOf(user, repository) !== null);
  return found(mayBe ? user : null, `person ${login} with a role in ${repository.name}`);
}

export const locateMilestone = (world: World, repository: Repository, title: string): Milestone =>
  found(
    milestonesOf(world, repository).find((milestone) => milestone.title === title),
    `milestone "${title}" in ${repository.name}`,
  );

export const locateField = (project: Project, name: string): Field =>
  found(
    project.fields.find((field) => field.name === name),
    `field "${name}" on the board ${project.title}`,
  );

export const locateCard = (world: World, project: Project, issue: Issue): Item =>
  found(
    cardsOf(world, issue).find((card) => card.project === project),
    `card of #${issue.number} on the board ${project.title}`,
  );

export function found<T>(thing: T | null | undefined, what: string): T {
  if (thing === null || thing === undefined) throw new Error(`The fake GitHub has no ${what}`);
  return thing;
}
