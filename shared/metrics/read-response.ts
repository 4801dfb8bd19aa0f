import { type Actor, isSameActor } from "../domain/actor.ts";
import type { Issue } from "../domain/issue.ts";
import type { TimelineEvent } from "../domain/timeline.ts";
import type { FigureContext } from "./figure-context.ts";
import { DAY } from "./span.ts";

/**
 * Days from the creation to the first comment by a person who is neither the author nor automation; null = none yet.
 * A bot is no person here, whoever it belongs to: it answers nobody.
 *
 * @param events those before `now`
 */
export function readResponse(
  { author, createdAt }: Issue,
  events: readonly TimelineEvent[],
  { isAutomation }: FigureContext,
): number | null {
  const isAnswer = (actor: Actor | null): boolean =>
    actor?.kind !== "bot" && !isAutomation(actor) && !(author !== null && isSameLogin(actor, author));
  const first = events.find(({ event, actor }) => event === "commented" && isAnswer(actor));
  return first === undefined || createdAt === null ? null : (first.at - createdAt) / DAY;
}

/** Data that do not say whether a login is a person's name the same account in both places. */
const isSameLogin = (one: Actor | null, other: Actor): boolean =>
  isSameActor(one, other) ||
  (one?.login === other.login && (one.kind === "unknown" || other.kind === "unknown"));
