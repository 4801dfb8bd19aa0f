import { type Actor, type ActorKind, toActor } from "../domain/actor.ts";
import { isObject } from "./is-object.ts";
import type { RowProblems } from "./row-problems.ts";

/** `"octocat"` or `{ login, is_bot? }`; null for a deleted account, which gh writes as null or with an empty login. */
export function readActor(value: unknown, field: string, problems: RowProblems): Actor | null {
  if (value === undefined || value === null) return null;
  const login = isObject(value) ? value.login : value;
  if (login === null || login === "") return null;
  if (typeof login === "string") return toActor(login, isObject(value) ? kindOf(value) : "unknown");
  problems.add(field, "a login, an object with it as login, or null", value);
  return null;
}

/** gh prints `is_bot`, the REST timeline `type`. */
function kindOf(actor: Readonly<Record<string, unknown>>): ActorKind {
  if (typeof actor.is_bot === "boolean") return actor.is_bot ? "bot" : "user";
  if (actor.type === "Bot") return "bot";
  return actor.type === "User" ? "user" : "unknown";
}
