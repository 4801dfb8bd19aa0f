import { HostError } from "../host-error.ts";
import type { Log } from "../log.ts";
import type { Database } from "./database.ts";
import { type DatabaseTrouble, findTrouble, TROUBLE_LINES } from "./find-trouble.ts";

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

/** Tells its operator once when the database cannot work, and once when it can again. */
export class DatabaseWatch {
  private readonly settings: DatabaseWatchSettings;
  private trouble: { readonly kind: DatabaseTrouble; readonly since: number } | null = null;

  constructor(settings: DatabaseWatchSettings) {
    this.settings = settings;
  }

  /** Something failed. @returns whether it was the database, which is told by this */
  readonly note = (error: unknown): boolean => {
    const kind = findTrouble(error);
    if (kind === null) return false;
    if (this.trouble?.kind === kind) return true;
    const { log, place, steady } = this.settings;
    this.trouble = { kind, since: this.trouble?.since ?? steady() };
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
   * @throws HostError when it cannot work; else what `write` throws
   */
  async check(database: Database, write: () => Promise<void>): Promise<void> {
    try {
      await database.query("SELECT 1");
      if (this.trouble !== null) await write();
    } catch (error) {
      const kind = findTrouble(error);
      throw kind === null ? error : new HostError(TROUBLE_LINES[kind]);
    }
    if (this.trouble !== null) throw new HostError(TROUBLE_LINES[this.trouble.kind]);
  }

  /** @param ended which trouble is over when it succeeds */
  private async see<Result>(ask: () => Promise<Result>, ended: readonly DatabaseTrouble[]): Promise<Result> {
    try {
      const result = await ask();
      if (this.trouble !== null && ended.includes(this.trouble.kind)) this.end(this.trouble.since);
      return result;
    } catch (error) {
      this.note(error);
      throw error;
    }
  }

  private end(since: number): void {
    const { log, place, steady } = this.settings;
    this.trouble = null;
    const seconds = Math.round((steady() - since) / 1000);
    log.info({ database: place, seconds }, "The database is well again: the work goes on.");
  }
}
