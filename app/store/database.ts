import type { Db } from "pg-boss";

/** Where statements run: on the database, or within a transaction of it. */
export interface Session {
  /** Runs one statement with `$1` placeholders. Rejects with the driver's error; its `code` is PostgreSQL's. */
  query<Row>(text: string, values?: readonly unknown[]): Promise<readonly Row[]>;
  /** Hands pg-boss the same session: `{ db: session.boss }`. */
  readonly boss: Db;
}

/** One database, embedded or a server; both are PostgreSQL. */
export interface Database extends Session {
  /** Commits when `work` resolves, else rolls back. May run `work` again when other replicas were in its way. */
  transaction<Result>(work: (session: Session) => Promise<Result>): Promise<Result>;
}
