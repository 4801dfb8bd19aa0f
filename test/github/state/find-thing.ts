import type { Account, Organization, User } from "./account.ts";
import type { Comment } from "./comment.ts";
import type { Issue } from "./issue.ts";
import type { Label } from "./label.ts";
import type { Milestone } from "./milestone.ts";
import type { Item, Project } from "./project.ts";
import type { Repository } from "./repository.ts";
import type { TimelineItem } from "./timeline-item.ts";
import type { World } from "./world.ts";

const same = (a: string, b: string): boolean => a.toLowerCase() === b.toLowerCase();

export function findUser(world: World, login: string): User | null {
  return world.users.find((user) => same(user.login, login)) ?? null;
}

export function findOrganization(world: World, login: string): Organization | null {
  return world.organizations.find((organization) => same(organization.login, login)) ?? null;
}

export function findAccount(world: World, login: string): Account | null {
  return findOrganization(world, login) ?? findUser(world, login);
}

export function findRepository(world: World, owner: string, name: string): Repository | null {
  return world.repositories.find((it) => same(it.owner.login, owner) && same(it.name, name)) ?? null;
}

/** By a name it had before. */
export function findRenamed(world: World, owner: string, name: string): Repository | null {
  const had = (it: Repository) => it.formerNames.some((former) => same(former, name));
  return world.repositories.find((it) => same(it.owner.login, owner) && had(it)) ?? null;
}

export function findIssue(world: World, repository: Repository, number: number): Issue | null {
  return world.issues.get(repository)?.get(number) ?? null;
}

/** Label names are compared without regard to case, as GitHub does. */
export function findLabel(world: World, repository: Repository, name: string): Label | null {
  return labelsOf(world, repository).find((label) => same(label.name, name)) ?? null;
}

export function findProject(world: World, owner: Account, number: number): Project | null {
  return world.projects.find((project) => project.owner === owner && project.number === number) ?? null;
}

export const labelsOf = (world: World, repository: Repository): readonly Label[] =>
  world.labels.get(repository) ?? [];

export const milestonesOf = (world: World, repository: Repository): readonly Milestone[] =>
  world.milestones.get(repository) ?? [];

export const cardsOf = (world: World, issue: Issue): readonly Item[] => world.cards.get(issue) ?? [];

export const issuesOf = (world: World, repository: Repository): Issue[] => [
  ...(world.issues.get(repository)?.values() ?? []),
];

export const commentsOf = (world: World, issue: Issue): readonly Comment[] => world.comments.get(issue) ?? [];

export const timelineOf = (world: World, issue: Issue): readonly TimelineItem[] =>
  world.timelines.get(issue) ?? [];
