import type { PgBoss } from "pg-boss";
import type { Database } from "./database.ts";

/** The opened database, with pg-boss at work on it. */
export interface Store {
  /** `embedded`: in a folder that is ours alone. `server`: other replicas may be at work on it. */
  readonly kind: "embedded" | "server";
  readonly database: Database;
  readonly boss: PgBoss;
  /** Of our own tables. */
  readonly schema: string;
  /** Of pg-boss's. */
  readonly jobSchema: string;
  /** To be called last, when nothing is under way any more. */
  close(): Promise<void>;
}
