import { HostError } from "../host-error.ts";

/**
 * What keeps a database from working that its operator can repair:
 *
 * - `full`: there is no space left
 * - `read-only`: nothing can be written
 * - `damaged`: its files are not what it wrote
 * - `gone`: it does not answer
 */
export type DatabaseTrouble = "full" | "read-only" | "damaged" | "gone";

const TROUBLES: Readonly<Record<string, DatabaseTrouble>> = {
  ENOSPC: "full",
  EDQUOT: "full",
  "53100": "full",
  EROFS: "read-only",
  EACCES: "read-only",
  EPERM: "read-only",
  "25006": "read-only",
  XX001: "damaged",
  XX002: "damaged",
  "58P01": "damaged",
  "58030": "damaged",
  "57P01": "gone",
  "57P02": "gone",
  "57P03": "gone",
  "57P05": "gone",
  "53300": "gone",
  ECONNREFUSED: "gone",
  ECONNRESET: "gone",
  EPIPE: "gone",
  ETIMEDOUT: "gone",
  EHOSTUNREACH: "gone",
  ENETUNREACH: "gone",
  ENOTFOUND: "gone",
  EAI_AGAIN: "gone",
};

/** The driver of PostgreSQL gives these no code. */
const LOST = /^(?:Connection terminated|Query read timeout|timeout e)|not queryable/;

/** By the error's code; null = none that is known, so it may be a mistake of ours. */
export function findTrouble(error: unknown): DatabaseTrouble | null {
  if (error instanceof DatabaseTroubleError) return error.trouble;
  if (error instanceof AggregateError && error.errors.length > 0) return findTrouble(error.errors[0]);
  // pg-boss copies some into plain objects.
  const { code, message } = (error ?? {}) as { readonly code?: unknown; readonly message?: unknown };
  if (typeof code === "string") return TROUBLES[code] ?? (/^08/.test(code) ? "gone" : null);
  return typeof message === "string" && LOST.test(message) ? "gone" : null;
}

/** The database could not do something, for a reason that its operator can repair. */
export class DatabaseTroubleError extends HostError {
  readonly trouble: DatabaseTrouble;

  constructor(trouble: DatabaseTrouble) {
    super(TROUBLE_LINES[trouble]);
    this.name = "DatabaseTroubleError";
    this.trouble = trouble;
  }
}

/** One line each: what is the matter, for a log that says elsewhere what becomes of it. */
export const TROUBLE_LINES: Readonly<Record<DatabaseTrouble, string>> = {
  full: "The database's disk is full.",
  "read-only": "The database cannot be written to.",
  damaged: "The database's files are damaged or missing.",
  gone: "The database does not answer.",
};
