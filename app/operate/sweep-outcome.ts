import type { SweepReason } from "../../shared/reconcile/sweep.ts";

/**
 * How a run of a sweep ended:
 *
 * - `done`: with it the sweep is done
 * - `no-map`: the repository has no flow map in force
 * - `paused`: GitHub's limits; it goes on from there later
 * - `failed`: for another reason; it is tried again
 */
export const SWEEP_OUTCOMES = ["done", "no-map", "paused", "failed"] as const;
export type SweepOutcome = (typeof SWEEP_OUTCOMES)[number];

/** All there are: the compiler misses none. */
const EACH = {
  nightly: true,
  failures: true,
  backfill: true,
  map: true,
  asked: true,
} satisfies Record<SweepReason, true>;
export const SWEEP_REASONS = Object.keys(EACH) as readonly SweepReason[];
