import { HostError } from "../host-error.ts";
import type { Database } from "./database.ts";
import { MIGRATIONS } from "./migrations.ts";

/**
 * Brings our tables to the newest version. However many processes do so at once, one does it, and the others wait.
 *
 * @throws HostError when the database is of a newer version
 */
export async function migrate(
  database: Database,
  schema: string,
  migrations: readonly ((schema: string) => readonly string[])[] = MIGRATIONS,
): Promise<void> {
  await database.transaction(async ({ query }) => {
    await query("SELECT pg_advisory_xact_lock(hashtextextended($1, 0))", [`streamkeeper ${schema}`]);
    await query(`CREATE SCHEMA IF NOT EXISTS ${schema}`);
    await query(`CREATE TABLE IF NOT EXISTS ${schema}.version (version integer NOT NULL)`);
    const [row] = await query<{ version: number }>(`SELECT version FROM ${schema}.version`);
    const version = row?.version ?? 0;
    if (version > migrations.length) throw new HostError(tellNewer(version, migrations.length));
    if (version === migrations.length) return;
    for (const statements of migrations.slice(version)) {
      for (const statement of statements(schema)) await query(statement);
    }
    await query(`DELETE FROM ${schema}.version`);
    await query(`INSERT INTO ${schema}.version (version) VALUES ($1)`, [migrations.length]);
  });
}

const tellNewer = (found: number, known: number): string =>
  `The database is of a newer version of Streamkeeper (${found}; this one knows ${known}). ` +
  "Start the newer version again, or restore the backup from before the upgrade.";
