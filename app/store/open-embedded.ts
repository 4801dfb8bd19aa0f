import { existsSync, mkdirSync, renameSync, rmSync } from "node:fs";
import { join } from "node:path";
import { PGlite } from "@electric-sql/pglite";
import { fromPglite } from "pg-boss";
import { HostError } from "../host-error.ts";
import type { Log } from "../log.ts";
import type { Database } from "./database.ts";
import { findTrouble } from "./find-trouble.ts";
import { lockFolder } from "./lock-folder.ts";
import { sessionOf } from "./session-of.ts";

/** A database in a folder that is ours alone, within this process. */
export interface Embedded {
  readonly database: Database;
  close(): Promise<void>;
}

export interface EmbeddedOptions {
  readonly log: Log;
  /** Those in which rows come and go. */
  readonly busyTables: readonly string[];
}

/** It has no other cache, but the system's is as good; more would only be held twice. */
const CONFIGURATION = ["shared_buffers = 16MB", "max_wal_size = 64MB", "jit = off"];
/** Nothing cleans up behind PostgreSQL when it runs within a process: we do, after so many transactions. */
const TIDY_AFTER = 5000;

/**
 * Opens the database of a folder; makes folder and database where there are none. A killed process loses nothing that
 * was committed.
 *
 * @throws HostError when another process has the folder, or it can't be used
 */
export async function openEmbedded(folder: string, { log, busyTables }: EmbeddedOptions): Promise<Embedded> {
  const unlock = claimFolder(folder);
  try {
    const pglite = await openDatabase(folder, log);
    const close = async (): Promise<void> => {
      await pglite.close();
      unlock();
    };
    return { database: toDatabase(pglite, busyTables), close };
  } catch (error) {
    unlock();
    throw error;
  }
}

function claimFolder(folder: string): () => void {
  try {
    mkdirSync(folder, { recursive: true, mode: 0o700 });
    return lockFolder(folder);
  } catch (error) {
    if (error instanceof HostError) throw error;
    const { code = "unknown" } = error as { code?: string };
    throw new HostError(
      `The data folder ${folder} can't be written to (${code}). Streamkeeper keeps waiting work in it: give it a folder ` +
        "of its own by STREAMKEEPER_DATA, or PostgreSQL by DATABASE_URL.",
    );
  }
}

async function openDatabase(folder: string, log: Log): Promise<PGlite> {
  const path = join(folder, "database");
  try {
    if (existsSync(path)) demandWhole(path);
    else {
      log.info({ folder }, "A database is made in the data folder; this takes some seconds.");
      await makeDatabase(path);
    }
    return await PGlite.create({ dataDir: path, postgresqlconf: CONFIGURATION });
  } catch (error) {
    throw error instanceof HostError ? error : explainDamage(folder, error);
  }
}

/** What has to be there in a database of any version. PGlite would make an empty one in its place, or never end. */
const ALWAYS_THERE = ["PG_VERSION", "global/pg_control", "base", "pg_wal"];

function demandWhole(path: string): void {
  const missing = ALWAYS_THERE.find((name) => !existsSync(join(path, name)));
  if (missing !== undefined)
    throw new HostError(`The database in ${path} is damaged: it has no ${missing}. ${BEGIN_ANEW}`);
}

const BEGIN_ANEW =
  "Restore a backup, or move that folder away to begin with an empty one. What is on GitHub is the truth: only work " +
  "that waits, and the ledger, are lost with it.";

/** What an operator can do about a database in a folder that can't be opened. */
export function explainDamage(folder: string, error: unknown): HostError {
  const path = join(folder, "database");
  const trouble = isFull(error) ? "full" : findTrouble(error);
  if (trouble === "full")
    return new HostError(
      `The database in ${path} can't be opened: the disk is full. Make room, and start again.`,
    );
  if (trouble === "read-only")
    return new HostError(
      `The database in ${path} can't be opened: it can't be written to. Look at its mount and at its owner.`,
    );
  return new HostError(
    `The database in ${path} can't be opened: it is damaged, or of another version of PostgreSQL. ${BEGIN_ANEW}`,
  );
}

/** It has its name only once it is whole: a start that was killed leaves nothing half made. */
async function makeDatabase(path: string): Promise<void> {
  const making = `${path}.new`;
  rmSync(making, { recursive: true, force: true });
  const pglite = await PGlite.create({ dataDir: making, postgresqlconf: CONFIGURATION });
  await pglite.close();
  renameSync(making, path);
}

const isFull = (error: unknown): boolean => /ENOSPC|No space left/.test(String((error as Error).message));

function toDatabase(pglite: PGlite, busyTables: readonly string[]): Database {
  let untidy = 0;
  const tidy = async (): Promise<void> => {
    await pglite.exec(`VACUUM ANALYZE ${busyTables.join(", ")}`);
    await pglite.exec("CHECKPOINT");
  };
  return {
    ...sessionOf(fromPglite(pglite)),
    transaction: async (work) => {
      const result = await pglite.transaction((transaction) =>
        work(
          sessionOf({
            executeSql: (text, values) => transaction.query(text, values as unknown[]),
          }),
        ),
      );
      untidy = (untidy + 1) % TIDY_AFTER;
      // Not waited for: it is behind what is asked next, and what it can't do now it can do the next time.
      if (untidy === 0) tidy().catch(() => undefined);
      return result;
    },
  };
}
