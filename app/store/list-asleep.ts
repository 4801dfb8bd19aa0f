import { LONGEST_WAIT } from "../../shared/github/budget.ts";
import type { Store } from "./store.ts";

/** An installation that GitHub asked to leave alone, and until when (milliseconds since 1970). */
export interface Asleep {
  readonly installation: number;
  readonly until: number;
}

/** Those that sleep now, whoever put them to sleep. @param now milliseconds since 1970 */
export async function listAsleep(
  { database, schema }: Pick<Store, "database" | "schema">,
  now: number,
): Promise<readonly Asleep[]> {
  // What is farther off than it can be was set by a clock that has been put back since.
  return await database.query<Asleep>(
    `SELECT installation::float8 AS installation, asleep_until AS until FROM ${schema}.budget
     WHERE asleep_until > $1::float8 AND asleep_until <= $1::float8 + ${LONGEST_WAIT}`,
    [now],
  );
}
