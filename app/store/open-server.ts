import type { Db, PgBoss } from "pg-boss";
import { HostError } from "../host-error.ts";
import type { Database, Session } from "./database.ts";
import { sessionOf } from "./session-of.ts";

/** Deadlock, and what could not be serialized: PostgreSQL undid one of two that were in each other's way. */
const IN_THE_WAY: readonly unknown[] = ["40P01", "40001"];
const MOST_TRIES = 5;

/** The database of a PostgreSQL server, over the connections that pg-boss keeps. It must have been started. */
export function openServer(boss: PgBoss): Database {
  const connections = boss.getDb();
  return {
    ...sessionOf(connections),
    transaction: async (work) => {
      for (let attempt = 1; ; attempt++) {
        try {
          return await runTransaction(connections, work);
        } catch (error) {
          if (attempt === MOST_TRIES || !IN_THE_WAY.includes(codeOf(error))) throw error;
        }
      }
    },
  };
}

async function runTransaction<Result>(
  connections: Db,
  work: (session: Session) => Promise<Result>,
): Promise<Result> {
  const transaction = await connections.beginTransaction!();
  try {
    const result = await work(sessionOf(transaction.db));
    await transaction.commit();
    return result;
  } catch (error) {
    await transaction.rollback();
    throw error;
  }
}

/** What an operator can do about a server that can't be used. Tells nothing of DATABASE_URL but where it points. */
export function explainServerError(error: unknown, databaseUrl: string): HostError {
  const place = nameServer(databaseUrl);
  const code = codeOf(error) ?? "no reason given";
  const reason = typeof code === "string" ? REASONS[code] : undefined;
  return new HostError(
    `PostgreSQL at ${place} can't be used (${code})${reason === undefined ? "" : `: ${reason}`}. DATABASE_URL says ` +
      "where it is, as postgres://user:password@host:5432/database.",
  );
}

const REASONS: Readonly<Record<string, string>> = {
  ECONNREFUSED: "nothing answers there",
  ENOTFOUND: "there is no such host",
  EAI_AGAIN: "there is no such host",
  ETIMEDOUT: "nothing answers there",
  "28P01": "the password is wrong",
  "28000": "the user may not come in",
  "3D000": "there is no such database; create it",
  "42501": "the user may not create schemas in it; GRANT CREATE ON DATABASE to it",
};

export function nameServer(databaseUrl: string): string {
  try {
    const { host, pathname } = new URL(databaseUrl);
    return `${host || "this machine"}${pathname}`;
  } catch {
    return "DATABASE_URL";
  }
}

const codeOf = (error: unknown): unknown => {
  if (error instanceof AggregateError && error.errors.length > 0) return codeOf(error.errors[0]);
  return (error as { code?: unknown } | null)?.code;
};
