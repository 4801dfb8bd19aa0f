import { cpSync, existsSync, mkdtempSync, readFileSync, renameSync, rmSync } from "node:fs";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { openEmbedded } from "../../app/store/open-embedded.ts";
import { collectLog } from "../app/collect-log.ts";

/**
 * A data folder with an empty database in it. To make one takes seconds of computing, so one is made for all tests on
 * this machine, for each version of PGlite, and copied.
 */
export async function makeDataFolder(): Promise<string> {
  const folder = mkdtempSync(join(tmpdir(), "streamkeeper-test-"));
  cpSync(await findTemplate(), folder, { recursive: true });
  return folder;
}

async function findTemplate(): Promise<string> {
  const template = join(tmpdir(), `streamkeeper-test-database-${readVersion()}`);
  if (existsSync(template)) return template;
  const making = mkdtempSync(join(tmpdir(), "streamkeeper-test-"));
  const { close } = await openEmbedded(making, { log: collectLog().log, busyTables: [] });
  await close();
  try {
    renameSync(making, template);
  } catch {
    // Another test was faster.
    rmSync(making, { recursive: true });
  }
  return template;
}

function readVersion(): string {
  const main = createRequire(import.meta.url).resolve("@electric-sql/pglite");
  const { version } = JSON.parse(readFileSync(join(dirname(main), "../package.json"), "utf8")) as {
    version: string;
  };
  return version;
}

export const removeFolder = (folder: string): void => rmSync(folder, { recursive: true, force: true });
