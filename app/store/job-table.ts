import type { Session } from "./database.ts";
import { ALL_ASIDE, DEAD, LATER } from "./job-queues.ts";
import type { JobData } from "./stored-job.ts";

/**
 * What pg-boss has no call for: statements on its table of jobs. Written for the version that package.json names;
 * the queue's tests tell when another one's table looks different.
 */
const tableOf = (jobSchema: string): string => `${jobSchema}.job`;
/** What the clocks of one server may differ by, and more. */
const SKEW = "interval '10 seconds'";
/** Neither given up nor set aside. */
const IS_WORK = `name <> '${DEAD}' AND name NOT LIKE '${ALL_ASIDE}'`;
const nowOf = (jobSchema: string): string => `${jobSchema}.job_now()`;

export interface Raise {
  readonly name: string;
  readonly key: string;
  readonly priority: number;
  /** Milliseconds from now; null: as it was. */
  readonly waitMs: number | null;
  /** null: as it was. */
  readonly data: JobData | null;
}

/**
 * Merges into jobs that wait: gives them the higher priority, and keeps them from being taken until this session
 * commits.
 *
 * @returns those that were found waiting
 */
export async function raiseJobs(
  { query }: Session,
  jobSchema: string,
  raises: readonly Raise[],
): Promise<readonly { readonly name: string; readonly key: string }[]> {
  const table = tableOf(jobSchema);
  // Locked in order, so that two who merge the same jobs wait for each other instead of both for ever.
  return await query(
    `WITH given AS MATERIALIZED (
       SELECT * FROM json_to_recordset($1::text::json)
       AS given (name text, key text, priority integer, "waitMs" float8, data jsonb)
     ), found AS MATERIALIZED (
       SELECT job.id, job.name FROM ${table} job
       JOIN given ON job.name = given.name AND job.singleton_key = given.key
       WHERE job.state = 'created' ORDER BY job.name, job.singleton_key FOR UPDATE OF job
     )
     UPDATE ${table} job SET
       priority = GREATEST(job.priority, given.priority),
       start_after = COALESCE(${nowOf(jobSchema)} + given."waitMs" * interval '1 millisecond', job.start_after),
       data = COALESCE(given.data, job.data)
     FROM given, found
     WHERE job.id = found.id AND job.name = found.name AND job.state = 'created'
       AND job.name = given.name AND job.singleton_key = given.key
     RETURNING job.name, job.singleton_key AS key`,
    [JSON.stringify(raises)],
  );
}

export interface DueQueue {
  readonly name: string;
  readonly isDue: boolean;
  /** Milliseconds until its next job that is not due yet; null: there is none. */
  readonly nextMs: number | null;
  /** Some of its jobs came later than now. */
  readonly isAhead: boolean;
}

/** The queues in which jobs wait. */
export async function findDueQueues({ query }: Session, jobSchema: string): Promise<readonly DueQueue[]> {
  const now = nowOf(jobSchema);
  return await query(
    `SELECT name, bool_or(start_after <= ${now}) AS "isDue", bool_or(created_on > ${now} + ${SKEW}) AS "isAhead",
       (EXTRACT(EPOCH FROM min(start_after) FILTER (WHERE start_after > ${now}) - ${now}) * 1000)::float8 AS "nextMs"
     FROM ${tableOf(jobSchema)} WHERE state = 'created' AND ${IS_WORK} GROUP BY name`,
  );
}

/**
 * Jobs that came after now: the clock was put back. They would wait until it is there again; from now on they wait as long
 * as they would have.
 */
export async function pullBack({ query }: Session, jobSchema: string): Promise<void> {
  const now = nowOf(jobSchema);
  await query(
    `UPDATE ${tableOf(jobSchema)} SET start_after = start_after - (created_on - ${now}), created_on = ${now}
     WHERE state = 'created' AND created_on > ${now} + ${SKEW}`,
  );
}

/** How many jobs of each queue wait, and for how long the oldest of those that are due has. */
export async function countWaiting(
  { query }: Session,
  jobSchema: string,
): Promise<readonly { readonly name: string; readonly count: number; readonly oldestMs: number }[]> {
  const now = nowOf(jobSchema);
  return await query(
    `SELECT name, count(*)::int AS count,
       COALESCE(EXTRACT(EPOCH FROM ${now} - min(start_after) FILTER (WHERE start_after <= ${now})) * 1000, 0)::float8
         AS "oldestMs"
     FROM ${tableOf(jobSchema)} WHERE state = 'created' GROUP BY name ORDER BY name`,
  );
}

/** How many targets have a job that waits. Of several instants of one target, one counts. */
export async function countTargets({ query }: Session, jobSchema: string): Promise<number> {
  const [row] = await query<{ count: number }>(
    `SELECT count(DISTINCT data->>'target')::int AS count
     FROM ${tableOf(jobSchema)} WHERE state = 'created' AND ${IS_WORK}`,
  );
  return row?.count ?? 0;
}

/** Whether anything is left to do but what is for later. */
export async function hasWork({ query }: Session, jobSchema: string): Promise<boolean> {
  const [row] = await query<{ found: boolean }>(
    `SELECT EXISTS (
       SELECT 1 FROM ${tableOf(jobSchema)} WHERE state = 'created' AND ${IS_WORK} AND name <> '${LATER}'
     ) AS found`,
  );
  return row?.found ?? false;
}

/** Whether jobs wait in a queue. */
export async function hasJobs({ query }: Session, jobSchema: string, name: string): Promise<boolean> {
  const rows = await query(
    `SELECT 1 AS found FROM ${tableOf(jobSchema)} WHERE name = $1 AND state = 'created' LIMIT 1`,
    [name],
  );
  return rows.length > 0;
}

/** Jobs that are at work, by whomever. */
export async function listActive(
  { query }: Session,
  jobSchema: string,
): Promise<readonly { readonly name: string; readonly id: string }[]> {
  return await query(`SELECT name, id FROM ${tableOf(jobSchema)} WHERE state = 'active'`);
}
