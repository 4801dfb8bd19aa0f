import { KeyRefusedError } from "../key-watch.ts";
import { OutOfReachError } from "../out-of-reach-error.ts";
import type { JobFailure } from "../queue.ts";
import { toFailureReason } from "./failure-reason.ts";
import type { Instruments } from "./instruments.ts";

export type CountedFailures = Pick<Instruments, "jobFailures" | "jobsGivenUp" | "jobsOutOfReach">;

/** Counts a failed job, and whether it was given up. What is nobody's failure is counted apart, or told by /readyz. */
export function countFailure(
  { error, retryAt }: JobFailure,
  { jobFailures, jobsGivenUp, jobsOutOfReach }: CountedFailures,
): void {
  if (error instanceof OutOfReachError) jobsOutOfReach.inc({ closure: error.closure });
  if (error instanceof OutOfReachError || error instanceof KeyRefusedError) return;
  jobFailures.inc({ reason: toFailureReason(error) });
  if (retryAt === null) jobsGivenUp.inc();
}
