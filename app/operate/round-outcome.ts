/**
 * How a look at GitHub's list of failed deliveries ended:
 *
 * - `complete`: all that failed was looked after
 * - `incomplete`: GitHub failed or asked to wait; the next round goes on
 * - `failed`: the database, or a mistake of ours
 */
export const ROUND_OUTCOMES = ["complete", "incomplete", "failed"] as const;
export type RoundOutcome = (typeof ROUND_OUTCOMES)[number];
