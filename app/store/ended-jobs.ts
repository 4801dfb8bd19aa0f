import type { Session } from "./database.ts";
import type { Store } from "./store.ts";

/** Nobody asks for what ended longer ago. */
const KEPT = "1 hour";
/** Old ones go as new ones come; more of them, so that a burst is forgotten after its hour. */
const FORGOTTEN_AT_ONCE = 200;

/** Notes that jobs of these keys are over, in the transaction that takes them away. */
export async function noteEnded(
  { query }: Session,
  { schema, jobSchema }: Pick<Store, "schema" | "jobSchema">,
  keys: readonly string[],
): Promise<void> {
  if (keys.length === 0) return;
  const now = `${jobSchema}.job_now()`;
  await query(
    `WITH forgotten AS (
       DELETE FROM ${schema}.ended WHERE ctid = ANY (ARRAY (
         SELECT ctid FROM ${schema}.ended WHERE at < ${now} - interval '${KEPT}'
         ORDER BY at LIMIT ${FORGOTTEN_AT_ONCE} FOR UPDATE SKIP LOCKED
       ))
     )
     INSERT INTO ${schema}.ended (at, key)
     SELECT ${now}, key FROM json_array_elements_text($1::text::json) AS key`,
    [JSON.stringify(keys)],
  );
}
