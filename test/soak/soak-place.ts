import { randomBytes } from "node:crypto";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { StorePlace } from "../../app/store/open-store.ts";
import { makeDataFolder, removeFolder } from "../app-store/test-folders.ts";
import { SERVER_URL } from "../app-store/test-stores.ts";
import { openServerDoor } from "./open-server-door.ts";

export const BACKENDS = ["PGlite", "PostgreSQL"] as const;
export type Backend = (typeof BACKENDS)[number];

/** Where a test's App keeps its queue. */
export interface SoakPlace {
  readonly backend: Backend;
  /** A folder of the test's own. */
  readonly folder: string;
  readonly store: StorePlace;
  readonly environment: Readonly<Record<string, string>>;
  /** Jobs that wait, are to be tried again or are at work, in any process; null = only the App itself can tell. */
  countJobs(): Promise<number | null>;
  /** Whoever was killed is taken for dead at once, not after 15 s of silence. The App must be off. */
  forgetKilled(): Promise<void>;
  remove(): Promise<void>;
}

/** A new folder, or a new database on the server that tests may use. */
export const makeSoakPlace = (backend: Backend): Promise<SoakPlace> =>
  backend === "PGlite" ? makeFolder() : makeDatabase();

async function makeFolder(): Promise<SoakPlace> {
  const folder = makeTemporary();
  // The embedded database is made once on each machine; that takes seconds.
  const data = await makeDataFolder();
  return {
    backend: "PGlite",
    folder,
    store: { dataFolder: data },
    environment: { STREAMKEEPER_DATA: data },
    countJobs: async () => null,
    forgetKilled: async () => {},
    remove: async () => {
      removeFolder(data);
      removeTemporary(folder);
    },
  };
}

async function makeDatabase(): Promise<SoakPlace> {
  const folder = makeTemporary();
  const name = `sk_soak_${randomBytes(5).toString("hex")}`;
  const url = new URL(SERVER_URL);
  url.pathname = `/${name}`;
  const server = await openServerDoor(SERVER_URL);
  await server.query(`CREATE DATABASE ${name}`);
  const door = await openServerDoor(url.href);
  return {
    backend: "PostgreSQL",
    folder,
    store: { databaseUrl: url.href },
    environment: { DATABASE_URL: url.href },
    countJobs: async () => (await door.query<{ count: number }>(COUNT))[0]?.count ?? 0,
    forgetKilled: async () => void (await door.query(FORGET)),
    remove: async () => {
      await door.close();
      await server.query(`DROP DATABASE ${name} WITH (FORCE)`);
      await server.close();
      removeTemporary(folder);
    },
  };
}

const COUNT = `SELECT count(*)::int AS count FROM streamkeeper_jobs.job
  WHERE state IN ('created', 'retry', 'active') AND name NOT IN ('dead', 'later')`;

const FORGET = "UPDATE streamkeeper_jobs.job SET heartbeat_on = heartbeat_on - interval '1 minute'";

const makeTemporary = (): string => mkdtempSync(join(tmpdir(), "streamkeeper-soak-"));
const removeTemporary = (folder: string): void => rmSync(folder, { recursive: true, force: true });
