import { existsSync, mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { afterEach, describe, expect, onTestFinished, test } from "vitest";
import { HostError } from "../../app/host-error.ts";
import { migrate } from "../../app/store/migrate.ts";
import { MIGRATIONS } from "../../app/store/migrations.ts";
import { openStore, type StorePlace } from "../../app/store/open-store.ts";
import type { Store } from "../../app/store/store.ts";
import { temporaryFolder } from "../action/temporary-folder.ts";
import { collectLog } from "../app/collect-log.ts";
import { makeDataFolder, removeFolder } from "./test-folders.ts";
import { dropSchema, hasServer, SERVER_NAME, SERVER_URL, STARTS, testSchema } from "./test-stores.ts";

const opened: Store[] = [];
afterEach(async () => {
  for (const store of opened.splice(0)) await store.close();
});
async function open(place: StorePlace, schema = testSchema()): Promise<Store> {
  const store = await openStore(place, { log: collectLog().log, schema, attempts: 1 });
  opened.push(store);
  return store;
}
async function copyFolder(): Promise<string> {
  const folder = await makeDataFolder();
  onTestFinished(() => removeFolder(folder));
  return folder;
}
const refusal = (opening: Promise<unknown>): Promise<HostError> =>
  opening.then(
    () => expect.unreachable("It was opened."),
    (error: unknown) => {
      expect(error).toBeInstanceOf(HostError);
      return error as HostError;
    },
  );

describe("in a folder", () => {
  test("opened again, everything is still there", { timeout: STARTS }, async () => {
    const folder = await copyFolder();
    const first = await open({ dataFolder: folder }, "sk");
    await first.database.query("INSERT INTO sk.claim (key, body) VALUES ('a', 'b')");
    await opened.pop()!.close();
    const second = await open({ dataFolder: folder }, "sk");
    expect(await second.database.query("SELECT key, body FROM sk.claim")).toEqual([{ key: "a", body: "b" }]);
  });

  test("two at once are not let in", { timeout: STARTS }, async () => {
    const folder = await copyFolder();
    await open({ dataFolder: folder });
    expect((await refusal(open({ dataFolder: folder }))).message).toMatch(/is in use by process \d+/);
  });

  test("one that is broken is told, with what to do, and left as it is", { timeout: STARTS }, async () => {
    const folder = await copyFolder();
    const version = join(folder, "database/global/pg_control");
    writeFileSync(version, "no control file");
    const { message } = await refusal(open({ dataFolder: folder }));
    expect(message).toMatch(/database.* can't be opened.*Restore a backup, or move that folder away/);
    expect(existsSync(version)).toBe(true);
    // Nor is the folder locked any more.
    await refusal(open({ dataFolder: folder })).then((again) => expect(again.message).toBe(message));
  });

  test("a folder that can't be is told", async () => {
    const file = join(temporaryFolder({ "a-file": "" }), "a-file");
    expect((await refusal(open({ dataFolder: join(file, "data") }))).message).toMatch(
      /data folder .*a-file.data can't be written to \(ENOTDIR\).*STREAMKEEPER_DATA/,
    );
    const folder = temporaryFolder();
    mkdirSync(join(folder, "streamkeeper.lock"));
    expect((await refusal(open({ dataFolder: folder }))).message).toMatch(/can't be written to/);
  });
});

describe.runIf(hasServer)(SERVER_NAME, () => {
  const change = (more: (url: URL) => void): StorePlace => {
    const url = new URL(SERVER_URL);
    more(url);
    return { databaseUrl: url.href };
  };

  test("ten that start together make one database", async () => {
    const schema = testSchema();
    const stores = await Promise.all(
      Array.from({ length: 10 }, () => open({ databaseUrl: SERVER_URL }, schema)),
    );
    const versions = await stores[0]!.database.query(`SELECT version FROM ${schema}.version`);
    expect(versions).toHaveLength(1);
    for (const store of stores.slice(1)) await store.close();
    opened.splice(0);
    await stores[0]!.boss.stop({ graceful: false, close: false });
    await dropSchema(stores[0]!);
    await stores[0]!.close();
  });

  test("a migration runs once, however many start it", async () => {
    const store = await open({ databaseUrl: SERVER_URL });
    const { database, schema } = store;
    const known = MIGRATIONS.length;
    const more = [
      ...MIGRATIONS,
      (name: string) => [`CREATE TABLE ${name}.once (a int)`, `INSERT INTO ${name}.once VALUES (1)`],
    ];
    await Promise.all(Array.from({ length: 10 }, () => migrate(database, schema, more)));
    expect(await database.query(`SELECT a FROM ${schema}.once`)).toHaveLength(1);
    await expect(migrate(database, schema)).rejects.toThrow(
      `of a newer version of Streamkeeper (${known + 1}; this one knows ${known})`,
    );
    await store.boss.stop({ graceful: false, close: false });
    await dropSchema(store);
  });

  test.each([
    ["nothing answers", change((url) => (url.port = "1")), /ECONNREFUSED\): nothing answers there/],
    [
      "there is no such database",
      change((url) => (url.pathname = "/nowhere")),
      /3D000\): there is no such database/,
    ],
  ])("%s: told in one line, without the password", async (_, place, line) => {
    const databaseUrl = "databaseUrl" in place ? place.databaseUrl : "";
    const secret = new URL(databaseUrl);
    secret.password = "hunter2";
    const { message } = await refusal(open({ databaseUrl: secret.href }));
    expect(message).toMatch(line);
    expect(message).not.toContain("hunter2");
    expect(message).not.toContain("\n");
  });
});
