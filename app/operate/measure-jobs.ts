import type { Job } from "../queue.ts";
import type { Instruments } from "./instruments.ts";

/**
 * The same work, measured: how long each job ran, and how it ended.
 *
 * @param now milliseconds from any start, never set back
 */
export function measureJobs(
  run: (job: Job) => Promise<void>,
  { jobTimes }: Pick<Instruments, "jobTimes">,
  now: () => number,
): (job: Job) => Promise<void> {
  return async (job) => {
    const start = now();
    let outcome = "failed";
    try {
      await run(job);
      outcome = "done";
    } finally {
      jobTimes.observe({ kind: job.target.kind, outcome }, (now() - start) / 1000);
    }
  };
}
