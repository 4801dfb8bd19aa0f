import { createHash } from "node:crypto";
import { cpSync, existsSync, mkdtempSync, renameSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { MIGRATIONS } from "../../app/store/migrations.ts";
import { openEmbedded } from "../../app/store/open-embedded.ts";
import { openStore } from "../../app/store/open-store.ts";
import manifest from "../../package.json" with { type: "json" };
import { collectLog } from "../app/collect-log.ts";

/*
 * To make an embedded database takes seconds of computing, so one is made for all tests on this machine, for each version
 * of what makes it, and copied.
 */

/** A new data folder with an empty database in it. */
export async function makeDataFolder(): Promise<string> {
  const folder = mkdtempSync(join(tmpdir(), "streamkeeper-test-"));
  cpSync(await findEmpty(), folder, { recursive: true });
  return folder;
}

/** Puts a database of the newest version where an App in this folder looks for its data, unless it has one. */
export async function copyDatabase(folder: string): Promise<void> {
  const data = join(folder, "data");
  if (!existsSync(data)) cpSync(await findReady(), data, { recursive: true });
}

export const removeFolder = (folder: string): void => rmSync(folder, { recursive: true, force: true });

const { "pg-boss": boss, "@electric-sql/pglite": pglite } = manifest.dependencies;

const findEmpty = (): Promise<string> =>
  findTemplate(pglite, async (folder) => {
    const { close } = await openEmbedded(folder, { log: collectLog().log, busyTables: [] });
    await close();
  });

function findReady(): Promise<string> {
  const tables = MIGRATIONS.map((statementsOf) => statementsOf("ours"));
  const kind = createHash("sha256").update(JSON.stringify(tables)).digest("hex").slice(0, 12);
  return findTemplate(`${pglite}-${boss}-${kind}`, async (folder) => {
    cpSync(await findEmpty(), folder, { recursive: true });
    const store = await openStore({ dataFolder: folder }, { log: collectLog().log });
    await store.close();
  });
}

async function findTemplate(kind: string, make: (folder: string) => Promise<void>): Promise<string> {
  const template = join(tmpdir(), `streamkeeper-test-database-${kind}`);
  if (existsSync(template)) return template;
  const making = mkdtempSync(join(tmpdir(), "streamkeeper-test-"));
  await make(making);
  try {
    renameSync(making, template);
  } catch {
    // Another test was faster.
    rmSync(making, { recursive: true });
  }
  return template;
}
