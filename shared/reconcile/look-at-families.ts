import { listChildren } from "./list-children.ts";
import { type LookedAt, type LookPorts, type LookWish, lookAtIssues } from "./look-at-issues.ts";

/** How deep GitHub nests issues. */
const MOST_LEVELS = 8;

/**
 * Looks at these issues; then at the sub-issues of those that came into another stream, since they may follow; and so on.
 * An issue that is looked at once more stands in the result once more, the last time last.
 */
export async function lookAtFamilies(wish: LookWish, ports: LookPorts): Promise<LookedAt> {
  const done: LookedAt["done"][number][] = [];
  const failed: LookedAt["failed"][number][] = [];
  let wanted = wish;
  for (let level = 0; level <= MOST_LEVELS && wanted.numbers.length > 0; level++) {
    const round = await lookAtIssues(wanted, ports);
    done.push(...round.done);
    failed.push(...round.failed);
    if (round.stopped !== null) return { done, failed, stopped: round.stopped };
    const followed = round.done.filter(({ streamChanged }) => streamChanged);
    const children = followed.flatMap(({ planned }) => listChildren(planned.issue).here);
    wanted = { numbers: [...new Set(children)], occasion: "sweep", mayAskAnew: false };
  }
  return { done, failed, stopped: null };
}
