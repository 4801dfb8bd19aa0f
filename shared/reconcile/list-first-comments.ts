import { type Actor, isSameActor } from "../domain/actor.ts";
import type { PlannedObservation } from "./plan-repository.ts";

/**
 * When we posted the comments that are on these issues, as far as their history shows it: milliseconds, the oldest
 * first. A process that has just started learns from it how many first comments were posted lately.
 *
 * @param me whom the token belongs to
 */
export function listFirstComments(runs: readonly PlannedObservation[], me: Actor): number[] {
  const instants = runs.flatMap(({ observed: { issue } }) => {
    if (issue.sticky.kind !== "present") return [];
    const first = issue.events?.find(({ event, actor }) => event === "commented" && isSameActor(actor, me));
    return first === undefined ? [] : [first.at];
  });
  return instants.toSorted((a, b) => a - b);
}
