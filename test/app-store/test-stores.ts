import { randomBytes } from "node:crypto";
import { connect } from "node:net";
import { TestClock } from "pg-boss";
import { openStore, type StorePlace } from "../../app/store/open-store.ts";
import type { Store } from "../../app/store/store.ts";
import { collectLog } from "../app/collect-log.ts";
import { makeDataFolder, removeFolder } from "./test-folders.ts";

/** The PostgreSQL that tests may use. */
export const SERVER_URL = process.env.TEST_DATABASE_URL || "postgres://postgres@127.0.0.1:5432/test";

/** Whether it is there; where it has to be (in CI), it counts as being there, so that the tests fail without it. */
export const hasServer: boolean = (process.env.CI ?? "") !== "" || (await answers(new URL(SERVER_URL)));
export const SERVER_NAME = hasServer
  ? "on PostgreSQL"
  : "on PostgreSQL: skipped, since none answers at 127.0.0.1:5432 or TEST_DATABASE_URL";

async function answers({ hostname, port }: URL): Promise<boolean> {
  return await new Promise((resolve) => {
    const socket = connect({ host: hostname || "127.0.0.1", port: Number(port || 5432) });
    socket.setTimeout(2000, () => socket.destroy());
    socket.once("connect", () => {
      socket.destroy();
      resolve(true);
    });
    socket.once("close", () => resolve(false));
    socket.once("error", () => resolve(false));
  });
}

/** Milliseconds that a store may take to start: the first one on a machine is made from nothing. */
export const STARTS = 60_000;

export interface TestStore {
  readonly store: Store;
  readonly clock: TestClock;
  /** Takes all jobs and claims away. */
  readonly clear: () => Promise<void>;
  /** Closes it, and leaves nothing of it behind. */
  readonly remove: () => Promise<void>;
}

export const testSchema = (): string => `sk_test_${randomBytes(6).toString("hex")}`;

/** A store with time in hand. */
export async function openTestStore(
  kind: Store["kind"],
  clock: TestClock = new TestClock(Date.UTC(2026, 5, 15, 9)),
  schema: string = testSchema(),
): Promise<TestStore> {
  const folder = kind === "embedded" ? await makeDataFolder() : null;
  const place: StorePlace = folder === null ? { databaseUrl: SERVER_URL } : { dataFolder: folder };
  const { log } = collectLog();
  const store = await openStore(place, { log, schema, clock, attempts: 1 });
  const { database, jobSchema } = store;
  const clear = async (): Promise<void> => {
    await database.query(`DELETE FROM ${jobSchema}.job`);
    await database.query(`DELETE FROM ${schema}.claim`);
  };
  const remove = async (): Promise<void> => {
    // pg-boss wants its tables once more when it stops, and its connections are those that take them away.
    if (folder === null) await store.boss.stop({ graceful: false, close: false });
    if (folder === null) await dropSchema(store);
    await store.close();
    if (folder !== null) removeFolder(folder);
  };
  return { store, clock, clear, remove };
}

/** Takes a store's tables away from the server. */
export async function dropSchema({ database, schema, jobSchema }: Store): Promise<void> {
  await database.query(`DROP SCHEMA IF EXISTS ${schema} CASCADE`);
  await database.query(`DROP SCHEMA IF EXISTS ${jobSchema} CASCADE`);
}
