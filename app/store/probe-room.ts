import type { Database } from "./database.ts";

/** Whether there is room: writes 64 kB that cannot be packed, and takes them away again. Rejects where there is none. */
export async function probeRoom(database: Database, schema: string): Promise<void> {
  await database.transaction(async ({ query }) => {
    await query(
      `INSERT INTO ${schema}.note (name, body)
       SELECT 'room', string_agg(md5(random()::text), '') FROM generate_series(1, 2000)
       ON CONFLICT (name) DO UPDATE SET body = EXCLUDED.body`,
    );
    await query(`DELETE FROM ${schema}.note WHERE name = 'room'`);
  });
}
