import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { Leases } from "../../app/store/leases.ts";
import { Notes } from "../../app/store/notes.ts";
import { SweepNotes } from "../../app/store/sweep-notes.ts";
import { NOTHING_SWEPT, type SweepRecord } from "../../shared/reconcile/sweep.ts";
import { hasServer, openTestStore, SERVER_NAME, STARTS, type TestStore } from "./test-stores.ts";

let opened: TestStore;
describe.each([
  { kind: "embedded", name: "in a folder", isThere: true },
  { kind: "server", name: SERVER_NAME, isThere: hasServer },
] as const)("$name", ({ kind, isThere }) => {
  describe.runIf(isThere)("what is remembered", () => {
    beforeAll(async () => {
      opened = await openTestStore(kind);
    }, STARTS);
    afterAll(() => opened.remove());
    testNotes();
    testSweepNotes();
    testLeases();
  });
});

function testNotes(): void {
  test("a note is read as it was last written", async () => {
    const notes = new Notes(opened.store);
    expect(await notes.read("a")).toBeNull();
    await notes.write("a", { until: 1, events: ["\0", "\ud800", "'"] });
    await notes.write("b", [2]);
    await notes.write("a", { until: 3, events: ["\0", "\ud800", "'"] });
    expect(await new Notes(opened.store).read("a")).toEqual({ until: 3, events: ["\0", "\ud800", "'"] });
    expect(await notes.read("b")).toEqual([2]);
  });

  test("one that cannot be read is none, and can be written again", async () => {
    const notes = new Notes(opened.store);
    await notes.write("broken", 1);
    const { database, schema } = opened.store;
    await database.query(`UPDATE ${schema}.note SET body = '{"until":' WHERE name = 'broken'`);
    expect(await notes.read("broken")).toBeNull();
    await notes.write("broken", 2);
    expect(await notes.read("broken")).toBe(2);
  });
}

const SHOP = { installation: 1, owner: "acme", repo: "shop" };
const RECORD: SweepRecord = {
  basis: "map-1 1.0.0",
  finishedAt: 5,
  open: {
    reason: "nightly",
    startedAt: 6,
    basis: "map-1 1.0.0",
    after: "cursor",
    isCounted: true,
    tally: { ...NOTHING_SWEPT, pages: 2 },
  },
};

function testSweepNotes(): void {
  test("a sweep goes on where it was left, in whatever case its repository is written", async () => {
    const notes = new Notes(opened.store);
    await new SweepNotes(notes, SHOP).write(RECORD);
    expect(await new SweepNotes(notes, { ...SHOP, owner: "ACME" }).read()).toEqual(RECORD);
    expect(await new SweepNotes(notes, { ...SHOP, installation: 2 }).read()).toBeNull();
    expect(await new SweepNotes(notes, { ...SHOP, repo: "shop2" }).read()).toBeNull();
    const done: SweepRecord = { basis: null, finishedAt: null, open: null };
    await new SweepNotes(notes, SHOP).write(done);
    expect(await new SweepNotes(notes, SHOP).read()).toEqual(done);
  });

  test.each([
    [{}],
    [[]],
    ["text"],
    [{ ...RECORD, basis: 1 }],
    [{ ...RECORD, open: {} }],
    [{ ...RECORD, open: { ...RECORD.open, after: 1 } }],
    [{ ...RECORD, open: { ...RECORD.open, tally: { pages: 1 } } }],
    [{ ...RECORD, open: { ...RECORD.open, tally: { ...NOTHING_SWEPT, repaired: "1" } } }],
  ])("%j is no record: the sweep begins anew", async (stored) => {
    const notes = new Notes(opened.store);
    await notes.write("sweep 1 acme/shop", stored);
    expect(await new SweepNotes(notes, SHOP).read()).toBeNull();
  });
}

function testLeases(): void {
  test("one replica among all has a lease, until it does not come back for it", async () => {
    const [first, second] = [new Leases(opened.store, "first"), new Leases(opened.store, "second")];
    expect(await first.claim("redelivery", 1000)).toBe(true);
    expect(await second.claim("redelivery", 1000)).toBe(false);
    expect(await second.claim("nightly", 1000)).toBe(true);
    await opened.clock.tick(900);
    expect(await first.claim("redelivery", 1000)).toBe(true);
    await opened.clock.tick(999);
    expect(await second.claim("redelivery", 1000)).toBe(false);
    await opened.clock.tick(1);
    expect(await second.claim("redelivery", 1000)).toBe(true);
    expect(await first.claim("redelivery", 1000)).toBe(false);
  });

  test("of many that ask at once one gets it, each time it has run out", async () => {
    for (let round = 0; round < 3; round++) {
      const replicas = Array.from({ length: 10 }, (_, at) => new Leases(opened.store, `${round}-${at}`));
      const told = await Promise.all(replicas.map((replica) => replica.claim("race", 1000)));
      expect(told.filter((isOurs) => isOurs)).toHaveLength(1);
      await opened.clock.tick(1000);
    }
  });
}
