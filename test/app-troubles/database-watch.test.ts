import { describe, expect, test } from "vitest";
import type { Database, Session } from "../../app/store/database.ts";
import { DatabaseWatch } from "../../app/store/database-watch.ts";
import { findTrouble } from "../../app/store/find-trouble.ts";
import { collectLog } from "../app/collect-log.ts";

const failure = (code: string): Error => Object.assign(new Error("something secret"), { code });

describe("what an error says of the database", () => {
  test.each([
    ["a full disk, as PostgreSQL says it", failure("53100"), "full"],
    ["a full disk, as Node says it", failure("ENOSPC"), "full"],
    ["a file system that is read-only", failure("EROFS"), "read-only"],
    ["a standby server", failure("25006"), "read-only"],
    ["a page that is no page", failure("XX001"), "damaged"],
    ["a server that is shut down", failure("57P01"), "gone"],
    ["nothing there", failure("ECONNREFUSED"), "gone"],
    ["both addresses of a host", new AggregateError([failure("ECONNREFUSED")]), "gone"],
    ["a lost connection", new Error("Connection terminated unexpectedly"), "gone"],
    ["a lost connection, as pg-boss tells it", { message: "Query read timeout" }, "gone"],
    ["a mistake of ours", failure("42601"), null],
    ["a broken rule", failure("23505"), null],
    ["nothing", null, null],
  ])("%s", (_, error, trouble) => expect(findTrouble(error)).toBe(trouble));
});

/** A database that fails as long as it is told to. */
function openBench() {
  const { log, lines } = collectLog();
  const bench = { now: 0, error: null as Error | null, lines };
  const session: Session = {
    query: async () => {
      if (bench.error !== null) throw bench.error;
      return [];
    },
    boss: {} as Session["boss"],
  };
  const plain: Database = { ...session, transaction: (work) => work(session) };
  const watch = new DatabaseWatch({ place: "the data folder", steady: () => bench.now, log });
  const database = watch.watch(plain);
  const write = (): Promise<unknown> => database.transaction(({ query }) => query("INSERT"));
  const check = (): Promise<void> => watch.check(database, async () => void (await write()));
  return Object.assign(bench, { write, check });
}

test("a full disk is told once, however much fails, and once that it is over", async () => {
  const bench = openBench();
  bench.error = failure("53100");
  for (let time = 0; time < 5; time++)
    await expect(bench.write()).rejects.toThrow(/^The database's disk is full\.$/);
  await expect(bench.check()).rejects.toThrow("The database's disk is full.");
  expect(bench.lines).toEqual([
    {
      level: "error",
      message: expect.stringMatching(/^The database's disk is full\. .*free some/),
      fields: { database: "the data folder", code: "53100" },
    },
  ]);
  // A small thing finds room now and then.
  bench.error = null;
  await bench.write();
  bench.error = failure("53100");
  await expect(bench.write()).rejects.toThrow();
  expect(bench.lines).toHaveLength(1);
  bench.error = null;
  bench.now = 42_000;
  await bench.check();
  expect(bench.lines.at(-1)).toMatchObject({ level: "info", fields: { seconds: 42 } });
});

test("a mistake of ours is none of the database's", async () => {
  const bench = openBench();
  bench.error = failure("42601");
  await expect(bench.write()).rejects.toBe(bench.error);
  expect(bench.lines).toEqual([]);
});
