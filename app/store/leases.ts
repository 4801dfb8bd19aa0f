import type { Store } from "./store.ts";

/** Tells one replica among all that something is for it to do. */
export class Leases {
  private readonly store: Pick<Store, "database" | "schema" | "jobSchema">;
  private readonly replica: string;

  /** @param replica names this process among all; another one after each start */
  constructor(store: Pick<Store, "database" | "schema" | "jobSchema">, replica: string) {
    this.store = store;
    this.replica = replica;
  }

  /**
   * Whether it is for this replica, from now on for so many milliseconds by the database's clock. Whoever has it is told
   * so again, and has it for so long anew; another one is when that has run out.
   */
  async claim(name: string, forMs: number): Promise<boolean> {
    const { database, schema, jobSchema } = this.store;
    const now = `${jobSchema}.job_now()`;
    const rows = await database.query(
      `INSERT INTO ${schema}.lease AS lease (name, replica, until)
       VALUES ($1, $2, ${now} + $3::float8 * interval '1 millisecond')
       ON CONFLICT (name) DO UPDATE SET replica = EXCLUDED.replica, until = EXCLUDED.until
       WHERE lease.replica = EXCLUDED.replica OR lease.until <= ${now} RETURNING 1 AS claimed`,
      [name, this.replica, forMs],
    );
    return rows.length > 0;
  }
}
