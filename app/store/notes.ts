import { parseJson } from "./parse-json.ts";
import type { Store } from "./store.ts";

/** Small things to remember, by name, as plain JSON. All replicas share them. */
export class Notes {
  private readonly store: Pick<Store, "database" | "schema">;

  constructor(store: Pick<Store, "database" | "schema">) {
    this.store = store;
  }

  /** Null = there is none, or it cannot be read. */
  async read(name: string): Promise<unknown> {
    const { database, schema } = this.store;
    const [row] = await database.query<{ body: string }>(`SELECT body FROM ${schema}.note WHERE name = $1`, [
      name,
    ]);
    return parseJson(row?.body ?? null);
  }

  async write(name: string, note: unknown): Promise<void> {
    const { database, schema } = this.store;
    await database.query(
      `INSERT INTO ${schema}.note (name, body) VALUES ($1, $2)
       ON CONFLICT (name) DO UPDATE SET body = EXCLUDED.body`,
      [name, JSON.stringify(note)],
    );
  }
}
