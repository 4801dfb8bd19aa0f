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
  /** Something failed. @returns whether it was the database, which is told of that once */
  readonly note: (error: unknown) => boolean;
  /** Rejects when it cannot be asked, or cannot be written to. */
  check(): Promise<void>;
  /** To be called last, when nothing is under way any more. */
  close(): Promise<void>;
}
