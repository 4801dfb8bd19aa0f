import type { Log } from "../log.ts";
import type { Database } from "./database.ts";
import { type DatabaseTrouble, DatabaseTroubleError, findTrouble, TROUBLE_LINES } from "./find-trouble.ts";

export interface DatabaseWatchSettings {
  /** Where the database is, for its operator. */
  readonly place: string;
  /** Milliseconds from any start, never set back. */
  readonly steady: () => number;
  readonly log: Log;
}

const MEANWHILE =
  "Deliveries are refused meanwhile; GitHub lists them as failed, and they are asked for again. What waits goes on by itself";

const REPAIRS: Readonly<Record<DatabaseTrouble, string>> = {
  full: `${MEANWHILE} once there is room: free some, or make the disk bigger.`,
  "read-only": `${MEANWHILE} once it can be written to: look at its mount and at its owner.`,
  damaged:
    "Stop Streamkeeper, then restore a backup, or move the database away to begin with an empty one. What is on GitHub is the truth: only work that waits, and the ledger, are lost with it.",
  gone: `${MEANWHILE} once it is back: look whether it runs, and can be reached.`,
};

/** A full disk has room for something small now and then, and a server that comes up turns some away. */
const CALM_MS = 10_000;

/** Tells its operator once when the database cannot work, and once when it can again. */
export class DatabaseWatch {
  private readonly settings: DatabaseWatchSettings;
  private trouble: { readonly kind: DatabaseTrouble; readonly since: number; readonly last: number } | null =
    null;

  constructor(settings: DatabaseWatchSettings) {
    this.settings = settings;
  }

  /** Something failed. @returns whether it was the database, which is told by this */
  readonly note = (error: unknown): boolean => {
    const kind = findTrouble(error);
    if (kind === null) return false;
    const { log, place, steady } = this.settings;
    const former = this.trouble;
    this.trouble = { kind, since: former?.since ?? steady(), last: steady() };
    if (former?.kind === kind) return true;
    const { code = null } = error as { readonly code?: string };
    log.error({ database: place, code }, `${TROUBLE_LINES[kind]} ${REPAIRS[kind]}`);
    return true;
  };

  /** The same database, watched. */
  watch(database: Database): Database {
    return {
      ...database,
      query: (text, values) => this.see(() => database.query(text, values), ["gone"]),
      transaction: (work) => this.see(() => database.transaction(work), ["gone", "full", "read-only"]),
    };
  }

  /**
   * @param write writes something: what is full or read-only can still be read
   * @throws what they throw
   */
  async check(database: Database, write: () => Promise<void>): Promise<void> {
    await database.query("SELECT 1");
    if (this.trouble !== null) await write();
  }

  /** @param ended which trouble is over when it succeeds */
  private async see<Result>(ask: () => Promise<Result>, ended: readonly DatabaseTrouble[]): Promise<Result> {
    try {
      const result = await ask();
      if (this.trouble !== null && ended.includes(this.trouble.kind)) this.end(this.trouble);
      return result;
    } catch (error) {
      const kind = this.note(error) ? findTrouble(error) : null;
      throw kind === null ? error : new DatabaseTroubleError(kind);
    }
  }

  private end({ since, last }: { readonly since: number; readonly last: number }): void {
    const { log, place, steady } = this.settings;
    if (steady() - last < CALM_MS) return;
    this.trouble = null;
    const seconds = Math.round((steady() - since) / 1000);
    log.info({ database: place, seconds }, "The database is well again: the work goes on.");
  }
}
