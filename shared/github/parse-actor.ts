import { type Actor, toActor } from "../domain/actor.ts";
import type { Who } from "./queries/issue-answer.ts";

/** Everybody who is no bot counts as a person, so that nobody's choice is taken for ours. */
export function parseActor(who: Who | null | undefined): Actor | null {
  return who == null ? null : toActor(who.login, who.__typename === "Bot" ? "bot" : "user");
}
