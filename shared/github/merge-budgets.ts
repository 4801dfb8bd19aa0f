import { type Budget, laterHour, type Resource } from "./budget.ts";
import { mergeMarks } from "./sliding-count.ts";

/** What two processes know of one installation's budget, together: never more generous than either of them. */
export function mergeBudgets(a: Budget, b: Budget): Budget {
  const [early, late] = a.asleepUntil <= b.asleepUntil ? [a, b] : [b, a];
  const both = <T>(merge: (resource: Resource) => T): Record<Resource, T> => ({
    graphql: merge("graphql"),
    core: merge("core"),
  });
  return {
    hours: both((resource) => laterHour(a.hours[resource], b.hours[resource])),
    asleepUntil: late.asleepUntil,
    naps: early.asleepUntil === late.asleepUntil ? Math.max(a.naps, b.naps) : late.naps,
    wroteAt: Math.max(a.wroteAt, b.wroteAt),
    requests: both((resource) => mergeMarks(a.requests[resource], b.requests[resource])),
    contents: mergeMarks(a.contents, b.contents),
  };
}
