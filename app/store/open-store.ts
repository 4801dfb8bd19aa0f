import { type AttachableClock, type ConstructorOptions, PgBoss } from "pg-boss";
import { describeError } from "../describe-error.ts";
import { HostError } from "../host-error.ts";
import type { Log } from "../log.ts";
import { DatabaseWatch } from "./database-watch.ts";
import { findTrouble } from "./find-trouble.ts";
import { makeCommonQueues } from "./job-queues.ts";
import { migrate } from "./migrate.ts";
import { explainDamage, openEmbedded } from "./open-embedded.ts";
import { explainServerError, nameServer, openServer } from "./open-server.ts";
import { probeRoom } from "./probe-room.ts";
import type { Store } from "./store.ts";

/** A PostgreSQL server; or a folder for an embedded one. */
export type StorePlace = { readonly databaseUrl: string } | { readonly dataFolder: string };

export interface StoreOptions {
  readonly log: Log;
  /** Of our tables; pg-boss's are in `<schema>_jobs`. Default: streamkeeper. */
  readonly schema?: string;
  /** How often a server is asked that doesn't answer yet, with growing waits; default 6, for half a minute. */
  readonly attempts?: number;
  /** The database's clock, to be turned by hand. */
  readonly clock?: AttachableClock;
}

/**
 * Opens the database and brings it to the newest version.
 *
 * @throws HostError when it can't be used, for a reason that its operator can act on
 */
export async function openStore(place: StorePlace, options: StoreOptions): Promise<Store> {
  const { schema = "streamkeeper" } = options;
  if (!/^[a-z_][a-z0-9_]{0,39}$/.test(schema)) throw new RangeError(`No name for a schema: ${schema}`);
  return "databaseUrl" in place
    ? await openOnServer(place.databaseUrl, schema, options)
    : await openInFolder(place.dataFolder, schema, options);
}

async function openOnServer(databaseUrl: string, schema: string, options: StoreOptions): Promise<Store> {
  const watch = openWatch(nameServer(databaseUrl), options);
  const boss = openBoss(schema, options, watch, {
    ...IN_TIME,
    connectionString: databaseUrl,
    application_name: "streamkeeper",
    superviseIntervalSeconds: 5,
    monitorIntervalSeconds: 5,
  });
  try {
    await boss.start({ attempts: options.attempts ?? 6 });
    const database = openServer(boss);
    await migrate(database, schema);
    await makeCommonQueues(boss);
    return toStore("server", { database, boss, watch, schema, close: () => boss.stop({ graceful: false }) });
  } catch (error) {
    await boss.stop({ graceful: false }).catch(() => undefined);
    throw error instanceof HostError ? error : explainServerError(error, databaseUrl);
  }
}

async function openInFolder(folder: string, schema: string, options: StoreOptions): Promise<Store> {
  const busyTables = [
    `${schema}_jobs.job_common`,
    ...["claim", "ended", "budget"].map((name) => `${schema}.${name}`),
  ];
  const { database, close } = await openEmbedded(folder, { log: options.log, busyTables });
  const watch = openWatch(folder, options);
  const boss = openBoss(schema, options, watch, { db: database.boss, backend: "pglite" });
  try {
    await boss.start();
    await migrate(database, schema);
    await makeCommonQueues(boss);
  } catch (error) {
    await close().catch(() => undefined);
    throw findTrouble(error) === null ? error : explainDamage(folder, error);
  }
  const end = async (): Promise<void> => {
    await boss.stop({ graceful: false });
    await close();
  };
  return toStore("embedded", { database, boss, watch, schema, close: end });
}

/** A server that is gone without a word is given up, so that the next connection finds the one that is there. */
const IN_TIME = { connectionTimeoutMillis: 5000, query_timeout: 30_000, keepAlive: true };

const openWatch = (place: string, { log }: StoreOptions): DatabaseWatch =>
  new DatabaseWatch({ place, log, steady: () => performance.now() });

function openBoss(
  schema: string,
  { log, clock }: StoreOptions,
  watch: DatabaseWatch,
  more: ConstructorOptions,
): PgBoss {
  const boss = new PgBoss({
    schema: `${schema}_jobs`,
    maintenanceIntervalSeconds: 600,
    // Nothing of ours is scheduled by it, and what it measures is not asked for.
    schedule: false,
    registerInstance: false,
    openTelemetry: { enabled: false },
    ...(clock !== undefined && { clock }),
    ...more,
  });
  boss.on("error", (error) => {
    if (!watch.note(error)) log.error(describeError(error), "The database is in trouble.");
  });
  boss.on("warning", ({ message }) => log.warn({ about: message.slice(0, 100) }, "The queue warns."));
  return boss;
}

interface StoreParts extends Pick<Store, "database" | "boss" | "schema" | "close"> {
  readonly watch: DatabaseWatch;
}

function toStore(kind: Store["kind"], { watch, ...parts }: StoreParts): Store {
  const database = watch.watch(parts.database);
  const { schema } = parts;
  const check = (): Promise<void> => watch.check(database, () => probeRoom(database, schema));
  return { ...parts, kind, database, jobSchema: `${schema}_jobs`, note: watch.note, check };
}
