import { mayIn, sees } from "../access/permit.ts";
import type { User } from "../state/account.ts";
import type { Level } from "../state/app.ts";
import { checkWritable } from "../state/check-writable.ts";
import type { Comment } from "../state/comment.ts";
import { findIssue, findLabel, findRenamed, findRepository } from "../state/find-thing.ts";
import type { Issue } from "../state/issue.ts";
import type { Label } from "../state/label.ts";
import { Refusal } from "../state/refusal.ts";
import { departedKey } from "../state/remove-issue.ts";
import { fullName, type Repository, type Role } from "../state/repository.ts";
import type { RestCall } from "./route.ts";

export const notFound = (): Refusal => new Refusal("NOT_FOUND", "Not Found");

/** The repository of the path: 404 when it may not be seen, 403 when the token lacks the permission. */
export function loadRepository(call: RestCall, permission: string, level: Level, role?: Role): Repository {
  const { owner = "", repo = "" } = call.params;
  const repository = findRepository(call.world, owner, repo) ?? findMoved(call, owner, repo);
  if (repository === null || !sees(call.session, repository)) throw notFound();
  if (!mayIn(call.session, repository, permission, level, role)) throw forbidden(call);
  if (level === "write") checkWritable(repository);
  return repository;
}

/** A repository that was renamed: REST redirects to its id, if the session may see it. */
function findMoved(call: RestCall, owner: string, repo: string): null {
  const renamed = findRenamed(call.world, owner, repo);
  if (renamed === null || !sees(call.session, renamed)) return null;
  const rest = call.path
    .split("/")
    .slice(4)
    .map((part) => `/${part}`);
  throw new Moved(`${call.site.apiUrl}/repositories/${renamed.databaseId}${rest.join("")}`);
}

export function forbidden({ session }: RestCall): Refusal {
  const message = {
    anonymous: "Requires authentication",
    app: "Resource not accessible by integration",
    installation: "Resource not accessible by integration",
    user: "Must have admin rights to Repository.",
  }[session.kind];
  return new Refusal("FORBIDDEN", message);
}

/** Where an issue was transferred to, or a repository that was renamed: REST redirects there. */
export class Moved extends Error {
  readonly to: string;

  constructor(to: string) {
    super("Moved Permanently");
    this.name = "Moved";
    this.to = to;
  }
}

/** The repository whose issues are asked for: 410 where they are switched off. */
export function loadTracker(call: RestCall, level: Level, role?: Role): Repository {
  const repository = loadRepository(call, "issues", level, role);
  if (!repository.hasIssues) throw new Refusal("GONE", "Issues are disabled for this repo");
  return repository;
}

/** The issue of the path: 410 when it was deleted, a redirect when it was transferred. */
export function loadIssue(call: RestCall, level: Level, role?: Role): Issue {
  const repository = loadTracker(call, level, role);
  const number = Number(call.params.number);
  const issue = findIssue(call.world, repository, number);
  if (issue !== null) return issue;
  const successor = call.world.departed.get(departedKey(repository, number));
  if (successor === undefined) throw notFound();
  if (successor === null) throw new Refusal("GONE", "This issue was deleted");
  const rest = call.path
    .split("/")
    .slice(6)
    .map((part) => `/${part}`);
  const there = `/repos/${fullName(successor.repository)}/issues/${successor.number}${rest.join("")}`;
  throw new Moved(call.site.apiUrl + there);
}

export function loadLabel(call: RestCall, repository: Repository): Label {
  const label = findLabel(call.world, repository, call.params.name ?? "");
  if (label === null) throw notFound();
  return label;
}

export function loadComment(call: RestCall, level: Level): Comment {
  const repository = loadTracker(call, level, "read");
  const id = Number(call.params.comment);
  const issues = call.world.issues.get(repository)?.values() ?? [];
  for (const issue of issues) {
    const found = call.world.comments.get(issue)?.find(({ databaseId }) => databaseId === id);
    if (found !== undefined) return found;
  }
  throw notFound();
}

/** Who acts; what may not be done without a name is refused before. */
export function actorOf(call: RestCall): User {
  if (call.session.actor === null) throw forbidden(call);
  return call.session.actor;
}
