import type { Actor } from "../domain/actor.ts";

/**
 * Whether a label event counts as ours. A login of type User is never automation, even if the token we run with is
 * theirs; nobody (a deleted account) is a person.
 */
export function isAutomation(actor: Actor | null, automation: readonly Actor[]): boolean {
  return actor !== null && actor.kind !== "user" && automation.some(({ login }) => login === actor.login);
}
