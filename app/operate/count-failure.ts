import type { JobFailure } from "../queue.ts";
import { toFailureReason } from "./failure-reason.ts";
import type { Instruments } from "./instruments.ts";

/** Counts a failed job, and whether it was given up. */
export function countFailure(
  { error, retryAt }: JobFailure,
  { jobFailures, jobsGivenUp }: Pick<Instruments, "jobFailures" | "jobsGivenUp">,
): void {
  jobFailures.inc({ reason: toFailureReason(error) });
  if (retryAt === null) jobsGivenUp.inc();
}
