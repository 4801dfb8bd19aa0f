import type { Account, User } from "../state/account.ts";
import type { Level } from "../state/app.ts";
import type { Project } from "../state/project.ts";
import type { Repository, Role } from "../state/repository.ts";
import type { InstallationSession, Session } from "./session.ts";

const ROLES: readonly Role[] = ["read", "triage", "write", "maintain", "admin"];

/** The role of a person: his own, or reading, where he is a member or the repository is public. Null = none. */
export function roleOf(user: User, repository: Repository): Role | null {
  if (repository.owner === user) return "admin";
  const own = repository.roles.get(user);
  if (own !== undefined) return own;
  const { owner } = repository;
  const isMember = owner.__typename === "Organization" && owner.members.has(user);
  return isMember || !repository.isPrivate ? "read" : null;
}

export const hasRole = (role: Role | null, needed: Role): boolean =>
  role !== null && ROLES.indexOf(role) >= ROLES.indexOf(needed);

/** Whether the session may know that the repository exists. */
export function sees(session: Session, repository: Repository): boolean {
  if (!repository.isPrivate) return true;
  if (session.kind === "user") return roleOf(session.actor, repository) !== null;
  return session.kind === "installation" && covers(session, repository);
}

/** Whether the installation was given the repository. */
export function covers(session: InstallationSession, repository: Repository): boolean {
  const { installation, repositories } = session;
  if (installation.suspendedAt !== null || repository.owner !== installation.account) return false;
  return (installation.repositories?.has(repository) ?? true) && (repositories?.has(repository) ?? true);
}

/** Whether the session may do this in the repository; `needed` is the role a person needs for it. */
export function mayIn(
  session: Session,
  repository: Repository,
  permission: string,
  level: Level,
  needed: Role = level === "read" ? "read" : "triage",
): boolean {
  if (session.kind === "user") return hasRole(roleOf(session.actor, repository), needed);
  if (level === "read" && !repository.isPrivate) return true;
  return (
    session.kind === "installation" && covers(session, repository) && isGranted(session, permission, level)
  );
}

/** Whether the token has the permission; what was taken from the installation is taken from its tokens too. */
export function isGranted(session: InstallationSession, permission: string, level: Level): boolean {
  const enough = (granted: Level | undefined) => granted === "write" || granted === level;
  const narrowed = session.permissions;
  const own = session.isWorkflow || enough(session.installation.permissions[permission]);
  return own && (narrowed === null || enough(narrowed[permission]));
}

/** Boards: a workflow's token sees none, an App none of a person, a person those of his organisations. */
export function mayOnBoards(session: Session, owner: Account, level: Level): boolean {
  if (session.kind === "user")
    return (
      owner === session.actor || (owner.__typename === "Organization" && owner.members.has(session.actor))
    );
  if (session.kind !== "installation" || session.isWorkflow || owner.__typename !== "Organization")
    return false;
  return session.installation.account === owner && isGranted(session, "organization_projects", level);
}

/** A public board of an organisation can be read by everyone but a workflow's token. */
export const seesBoard = (session: Session, project: Project): boolean =>
  mayOnBoards(session, project.owner, "read") || (project.isPublic && session.kind === "user");
