import { readFileSync, writeFileSync } from "node:fs";
import { hostname } from "node:os";
import { join } from "node:path";
import { DatabaseSync } from "node:sqlite";
import { HostError } from "../host-error.ts";

const LOCK_FILE = "streamkeeper.lock";
/** Who holds it, for people to read. */
const OWNER_FILE = "streamkeeper.owner";

/** A lock that nobody points to any more is closed by the garbage collector, and with it the folder is anybody's. */
const HELD = new Set<DatabaseSync>();

/**
 * Holds a folder for this process alone: two processes on one embedded database destroy it.
 *
 * The lock is the operating system's, on a file that stays empty; SQLite is how Node gets at such locks. It ends with
 * its process, however that ends, so there is none to be left behind; and it holds between containers, where one's
 * process ids say nothing to the other.
 *
 * @returns lets go of it
 * @throws HostError when another process holds it
 */
export function lockFolder(folder: string): () => void {
  const lock = new DatabaseSync(join(folder, LOCK_FILE), { timeout: 0 });
  try {
    lock.exec("PRAGMA locking_mode = EXCLUSIVE; BEGIN EXCLUSIVE");
  } catch (error) {
    lock.close();
    if (isBusy(error))
      throw new HostError(`The data folder ${folder} is in use${readOwner(folder)}. ${REPAIR}`);
    throw error;
  }
  const since = new Date().toISOString();
  writeFileSync(join(folder, OWNER_FILE), `process ${process.pid} on ${hostname()} since ${since}\n`);
  HELD.add(lock);
  return () => {
    HELD.delete(lock);
    lock.close();
  };
}

const REPAIR =
  "Only one Streamkeeper may use a folder: stop the other one, or give this one a STREAMKEEPER_DATA of its own. " +
  "Several of them together need PostgreSQL (DATABASE_URL).";

/** SQLITE_BUSY, and its extended codes. */
const isBusy = (error: unknown): boolean => ((error as { errcode?: number }).errcode ?? 0) % 256 === 5;

function readOwner(folder: string): string {
  try {
    return ` by ${readFileSync(join(folder, OWNER_FILE), "utf8").trim()}`;
  } catch {
    return "";
  }
}
