import { PgBoss } from "pg-boss";
import { openServer } from "../../app/store/open-server.ts";
import { testSchema } from "../app-store/test-stores.ts";

/** A way to ask a PostgreSQL server anything, beside the App. */
export interface ServerDoor {
  query<Row>(statement: string): Promise<readonly Row[]>;
  close(): Promise<void>;
}

/** Over pg-boss's connections, the one PostgreSQL client here; in a schema of its own, so that it does nothing for the App. */
export async function openServerDoor(url: string): Promise<ServerDoor> {
  const schema = testSchema();
  const boss = new PgBoss({
    ...{ connectionString: url, schema, max: 2 },
    ...{ supervise: false, schedule: false, registerInstance: false },
  });
  boss.on("error", () => undefined);
  await boss.start();
  const { query } = openServer(boss);
  return {
    query: async <Row>(statement: string) => (await query(statement, [])) as readonly Row[],
    close: async () => {
      await query(`DROP SCHEMA IF EXISTS ${schema} CASCADE`, []);
      await boss.stop({ graceful: false });
    },
  };
}
