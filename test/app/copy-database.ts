import { createHash } from "node:crypto";
import { cpSync, existsSync, mkdirSync, mkdtempSync, renameSync, rmSync } from "node:fs";
import { join } from "node:path";
import { MIGRATIONS } from "../../app/store/migrations.ts";
import { openStore } from "../../app/store/open-store.ts";
import manifest from "../../package.json" with { type: "json" };
import { collectLog } from "./collect-log.ts";

const { "pg-boss": boss, "@electric-sql/pglite": pglite } = manifest.dependencies;
const CACHE = join(import.meta.dirname, "../../node_modules/.cache/streamkeeper");
const TABLES = MIGRATIONS.map((statementsOf) => statementsOf("ours"));
const KIND = createHash("sha256")
  .update(JSON.stringify([boss, pglite, TABLES]))
  .digest("hex");
const READY = join(CACHE, `database-${KIND.slice(0, 16)}`);

/**
 * Puts an empty database of the newest version where an App in this folder looks for its data, unless it has one: to
 * make one takes seconds.
 */
export async function copyDatabase(folder: string): Promise<void> {
  const data = join(folder, "data");
  if (existsSync(data)) return;
  if (!existsSync(READY)) await make();
  cpSync(READY, data, { recursive: true });
}

/** Several processes may do so at the same time; the first one's is taken. */
async function make(): Promise<void> {
  mkdirSync(CACHE, { recursive: true });
  const folder = mkdtempSync(join(CACHE, "making-"));
  const store = await openStore({ dataFolder: folder }, { log: collectLog().log });
  await store.close();
  try {
    renameSync(folder, READY);
  } catch (error) {
    if (!existsSync(READY)) throw error;
    rmSync(folder, { recursive: true });
  }
}
