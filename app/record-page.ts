import type { CompiledMap } from "../shared/decide/compile-rules.ts";
import type { PlannedPage, SweptPage } from "../shared/reconcile/sweep.ts";
import { type RecordTools, recordDecisions } from "./record-decisions.ts";
import type { RepositoryPlace } from "./wake-up.ts";

export interface SweptPlace {
  readonly place: RepositoryPlace;
  readonly map: CompiledMap;
  /** Milliseconds since 1970. */
  readonly now: number;
}

/** Writes down what a sweep changed on a page, one issue after the other, so that deliveries are stored between. */
export async function recordPage(
  { changed }: Pick<SweptPage, "changed">,
  { runs }: Pick<PlannedPage, "runs">,
  { place, map, now }: SweptPlace,
  tools: RecordTools,
): Promise<void> {
  const numbers = new Set(changed);
  for (const { planned } of runs) {
    const { number } = planned.issue;
    if (!numbers.has(number)) continue;
    const writes = planned.changes.length;
    const look = { place: { ...place, number }, planned, map, writes, command: null, moves: [], now };
    await recordDecisions(look, tools);
  }
}
