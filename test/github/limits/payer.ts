import type { Session } from "../access/session.ts";
import type { Resource } from "./budget.ts";

const LIMITS = { anonymous: 60, workflow: 1_000, other: 5_000 };

/** Who pays for the session's requests: all tokens of one installation share one budget. */
export function payerOf(session: Session): string {
  if (session.kind === "installation")
    return session.isWorkflow
      ? `workflow ${session.installation.id}`
      : `installation ${session.installation.id}`;
  if (session.kind === "app") return `app ${session.app.id}`;
  return session.kind === "user" ? `user ${session.actor.login}` : "anonymous";
}

export function limitOf(session: Session, resource: Resource): number {
  if (session.kind === "anonymous") return resource === "graphql" ? 0 : LIMITS.anonymous;
  return session.kind === "installation" && session.isWorkflow ? LIMITS.workflow : LIMITS.other;
}
