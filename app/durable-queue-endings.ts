import { removeClaims, type StoredClaim } from "./store/claims.ts";
import { buryJobs } from "./store/dead-letters.ts";
import { noteEnded } from "./store/ended-jobs.ts";
import { nameAside } from "./store/job-queues.ts";
import { type Placing, placeJobs } from "./store/place-jobs.ts";
import type { Store } from "./store/store.ts";
import type { TakenJob } from "./store/stored-job.ts";
import { removeJobs } from "./store/take-jobs.ts";

/**
 * What becomes of a job that was taken.
 *
 * - `done`, `given-up`: it is over, and so are its claims. With `cools` it counts as at work until it has cooled, so
 *   that nobody, in no process, looks at its target again before that
 * - `cooled`: it goes
 * - `set-aside`: it waits in no queue that is worked off, its claims kept
 * - `again`: it is to be looked at again, with its claims, not before `waitMs` milliseconds
 */
export type Ending = { readonly taken: TakenJob } & (
  | { readonly kind: "done"; readonly claims: readonly StoredClaim[]; readonly cools: boolean }
  | {
      readonly kind: "given-up";
      readonly claims: readonly StoredClaim[];
      readonly error: unknown;
      readonly cools: boolean;
    }
  | { readonly kind: "cooled" | "set-aside" }
  | { readonly kind: "again"; readonly attempt: number; readonly waitMs: number }
);

/** Whether the job's target can be looked at again, from here on. */
export const frees = (ending: Ending): boolean => !("cools" in ending && ending.cools);

/** Stores what became of jobs, all or nothing. */
export async function storeEndings(store: Store, endings: readonly Ending[]): Promise<void> {
  const claims = endings.flatMap((ending) => ("claims" in ending ? ending.claims : [])).map(({ id }) => id);
  const gone = endings.filter(frees).map(({ taken }) => taken);
  const givenUp = endings.filter((ending) => ending.kind === "given-up");
  if (claims.length + gone.length + givenUp.length === 0) return;
  const over = endings.filter(
    (ending) => frees(ending) && ending.kind !== "again" && ending.kind !== "set-aside",
  );
  await store.database.transaction(async (session) => {
    await removeClaims(session, store.schema, claims);
    await removeJobs(session, store, gone);
    await noteEnded(
      session,
      store,
      over.map(({ taken }) => taken.key),
    );
    await placeJobs(session, store, endings.flatMap(toPlacing));
    await buryJobs(
      session,
      store,
      givenUp.map((ending) => ({
        job: ending.taken,
        claims: ending.claims.map(({ claim }) => claim),
        error: ending.error,
      })),
    );
  });
}

/** Where a job waits from now on. */
function toPlacing(ending: Ending): readonly Placing[] {
  const { taken } = ending;
  const { key, queue, target } = taken;
  if (ending.kind === "again") {
    const { attempt, waitMs } = ending;
    return [{ queue, key, job: { ...taken, attempt, lapses: 0 }, waitMs }];
  }
  if (ending.kind !== "set-aside") return [];
  return [
    { queue: nameAside(target.installation), key, job: { ...taken, attempt: 1, lapses: 0 }, waitMs: null },
  ];
}
