import { type Actor, toActor } from "../domain/actor.ts";
import type { AskGraphQL } from "./ask.ts";
import { translateProblem } from "./translate-error.ts";

export const READ_IDENTITY = "query ReadIdentity { viewer { login } }";

/** Whom a token belongs to: a person, or the bot of an App or workflow, whose login GitHub shows with "[bot]". */
export async function readIdentity(ask: AskGraphQL, now: () => number): Promise<Actor> {
  const { data, problems } = await ask(READ_IDENTITY, {});
  const [problem] = problems;
  if (problem !== undefined) throw translateProblem(problem, now());
  return toActor((data as { readonly viewer: { readonly login: string } }).viewer.login, "user");
}
