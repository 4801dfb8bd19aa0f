import type { Session } from "./database.ts";
import type { Store } from "./store.ts";
import { fromPgBoss, type JobData, type TakenJob } from "./stored-job.ts";

/** Takes jobs that are due out of a queue: the more urgent first, then the older. They are at work from then on. */
export async function takeJobs(
  { boss }: Pick<Store, "boss">,
  queue: string,
  count: number,
  session?: Session,
): Promise<readonly TakenJob[]> {
  const options = {
    batchSize: count,
    includeMetadata: true,
    ...(session !== undefined && { db: session.boss }),
  } as const;
  const jobs = await boss.fetch<JobData>(queue, options);
  // pg-boss chooses them in this order, but the database may hand them over in another.
  return jobs
    .toSorted((a, b) => b.priority - a.priority || a.createdOn.getTime() - b.createdOn.getTime())
    .map(fromPgBoss);
}

/** Takes jobs out of the database, unless they lapsed and are somebody else's by now. */
export async function removeJobs(
  session: Session,
  { boss }: Pick<Store, "boss">,
  jobs: readonly TakenJob[],
): Promise<void> {
  for (const [queue, group] of Map.groupBy(jobs, ({ queue }) => queue)) {
    await boss.deleteJob(
      queue,
      group.map(({ id, retryCount }) => ({ id, retryCount })),
      { db: session.boss },
    );
  }
}
