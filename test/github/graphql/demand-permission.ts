import { mayIn, mayOnBoards } from "../access/permit.ts";
import type { User } from "../state/account.ts";
import { checkWritable } from "../state/check-writable.ts";
import type { Project } from "../state/project.ts";
import { Refusal } from "../state/refusal.ts";
import type { Repository, Role } from "../state/repository.ts";
import type { Context } from "./context.ts";

/** Who acts, if he may write the repository's issues; `role` is what a person needs for it. */
export function demandIssues(context: Context, repository: Repository, role: Role, mutation: string): User {
  const { session } = context;
  if (!mayIn(session, repository, "issues", "write", role) || session.actor === null)
    throw forbidden(context, mutation);
  checkWritable(repository);
  return session.actor;
}

export function demandContents(context: Context, repository: Repository): void {
  if (!mayIn(context.session, repository, "contents", "read")) throw forbidden(context, "");
}

/** Who acts, if he may write on the board. */
export function demandBoard(context: Context, project: Project, mutation: string): User {
  const { session } = context;
  if (mayOnBoards(session, project.owner, "write") && session.actor !== null) return session.actor;
  throw forbidden(context, mutation);
}

export function forbidden({ session }: Context, mutation: string): Refusal {
  return new Refusal(
    "FORBIDDEN",
    session.kind === "user"
      ? `${session.actor.login} does not have the correct permissions to execute \`${mutation}\``
      : "Resource not accessible by integration",
  );
}
