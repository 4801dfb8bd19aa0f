import { existsSync, mkdirSync, readdirSync, rmSync, truncateSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect, onTestFinished, test } from "vitest";
import { HostError } from "../../app/host-error.ts";
import { openStore } from "../../app/store/open-store.ts";
import { temporaryFolder } from "../action/temporary-folder.ts";
import { collectLog } from "../app/collect-log.ts";
import { copyDatabase } from "../app-store/test-folders.ts";

/* A data folder that somebody, or something, has damaged: told with what to do, never a hang, a stack or an empty one. */

const WAL_FILE = /^[0-9A-F]{24}$/;
const list = (folder: string, pattern: RegExp): string[] =>
  readdirSync(folder, { recursive: true, encoding: "utf8" })
    .filter((name) => pattern.test(name))
    .map((name) => join(folder, name));

test.each<[string, (database: string) => void, RegExp]>([
  ["PG_VERSION is gone", (database) => rmSync(join(database, "PG_VERSION")), /it has no PG_VERSION/],
  [
    "of another PostgreSQL",
    (database) => writeFileSync(join(database, "PG_VERSION"), "99\n"),
    /damaged, or of another version of PostgreSQL/,
  ],
  [
    "an empty folder",
    (database) => {
      rmSync(database, { recursive: true });
      mkdirSync(database);
    },
    /it has no PG_VERSION/,
  ],
  [
    "a file in its place",
    (database) => {
      rmSync(database, { recursive: true });
      writeFileSync(database, "");
    },
    /it has no PG_VERSION/,
  ],
  [
    "the log of writes cut off",
    (database) => list(join(database, "pg_wal"), WAL_FILE).map((file) => truncateSync(file, 100)),
    /it is damaged/,
  ],
  [
    "our tables emptied",
    (database) => list(join(database, "base"), /\/\d{5,}$/).map((file) => truncateSync(file, 0)),
    /it is damaged/,
  ],
])("%s", async (_, harm, line) => {
  const folder = temporaryFolder();
  await copyDatabase(folder);
  const data = join(folder, "data");
  harm(join(data, "database"));
  const refusal = await openStore({ dataFolder: data }, { log: collectLog().log }).catch(
    (error: unknown) => error,
  );
  expect(refusal).toBeInstanceOf(HostError);
  const { message } = refusal as HostError;
  expect(message).toMatch(line);
  expect(message).toMatch(/Restore a backup, or move that folder away .* only work that waits/);
  expect(message).not.toContain("\n");
});

test("half a database of a start that was killed is made anew, and nobody is bothered", async () => {
  const folder = temporaryFolder();
  await copyDatabase(folder);
  const data = join(folder, "data");
  mkdirSync(join(data, "database.new", "base"), { recursive: true });
  const { log, lines } = collectLog();
  const store = await openStore({ dataFolder: data }, { log });
  onTestFinished(() => store.close());
  await store.check();
  expect(lines.filter(({ level }) => level === "error")).toEqual([]);
  expect(existsSync(join(data, "database"))).toBe(true);
});
