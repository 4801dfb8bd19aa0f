import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { Database } from "../../app/store/database.ts";
import { listAsleep } from "../../app/store/list-asleep.ts";
import { StoredBudget } from "../../app/store/stored-budget.ts";
import { type Budget, FRESH_BUDGET, LONGEST_WAIT, putToSleep, spend } from "../../shared/github/budget.ts";
import { hasServer, openTestStore, SERVER_NAME, STARTS, type TestStore } from "./test-stores.ts";

const NOW = Date.UTC(2026, 5, 15, 9);
const WRITE = { resource: "graphql", purpose: "event", points: 1, isWrite: true, contents: 0 } as const;

let opened: TestStore;
let last = 0;
/** A budget of an installation of its own, as a process sees it. */
const keep = (installation = ++last): StoredBudget => new StoredBudget(opened.store, installation);
const same = (budget: Budget): Budget => budget;
const write =
  (by: string) =>
  (budget: Budget): Budget =>
    spend(budget, WRITE, by, NOW);

describe.each([
  { kind: "embedded", name: "in a folder", isThere: true },
  { kind: "server", name: SERVER_NAME, isThere: hasServer },
] as const)("$name", ({ kind, isThere }) => {
  describe.runIf(isThere)("the budget", () => {
    beforeAll(async () => {
      opened = await openTestStore(kind);
    }, STARTS);
    afterAll(() => opened.remove());
    testKeeping();
    testAsking();
    testSleep();
  });
});

/** A budget whose statements are counted, and before which somebody may do something. */
function watch(before: (statement: string) => Promise<void> = async () => {}) {
  const statements: string[] = [];
  const database: Database = {
    ...opened.store.database,
    query: async (text, values) => {
      const [kind = ""] = text.trim().split(" ");
      statements.push(kind);
      await before(kind);
      return await opened.store.database.query(text, values);
    },
  };
  return { statements, keeper: new StoredBudget({ ...opened.store, database }, ++last) };
}

function testKeeping(): void {
  test("is kept as it was changed, for every process, and apart from others'", async () => {
    const keeper = keep();
    expect(await keeper.change(same)).toEqual(FRESH_BUDGET);
    const changed = await keeper.change(write("a"));
    expect(changed.requests.graphql).toMatchObject([{ by: "a", amount: 5 }]);
    expect(await keep(last).change(same)).toEqual(changed);
    expect(await keep().change(same)).toEqual(FRESH_BUDGET);
  });

  test("no change is lost, however many come at once", async () => {
    const keepers = Array.from({ length: 8 }, () => keep(99_999));
    const changes = keepers.flatMap((keeper, at) => [
      keeper.change(write(`r${at}`)),
      keeper.change(write(`r${at}`)),
    ]);
    await Promise.all(changes);
    const { requests } = await keep(99_999).change(same);
    expect(requests.graphql.map(({ amount }) => amount)).toEqual(Array.from({ length: 8 }, () => 10));
  });

  test("what cannot be read is as if it had never been known", async () => {
    const keeper = keep();
    await keeper.change(write("a"));
    const { database, schema } = opened.store;
    await database.query(`UPDATE ${schema}.budget SET body = 'no JSON' WHERE installation = $1`, [last]);
    expect(await keeper.change(same)).toEqual(FRESH_BUDGET);
    expect((await keeper.change(write("b"))).requests.graphql).toMatchObject([{ by: "b" }]);
  });

  test("a change that throws changes nothing", async () => {
    const keeper = keep();
    const mistake = new Error("a mistake");
    await expect(
      keeper.change(() => {
        throw mistake;
      }),
    ).rejects.toBe(mistake);
    expect(await keeper.change(same)).toEqual(FRESH_BUDGET);
  });
}

function testAsking(): void {
  test("asks once, and once more if there is something new", async () => {
    const { statements, keeper } = watch();
    await keeper.change(same);
    expect(statements.splice(0)).toEqual(["SELECT"]);
    await keeper.change(write("a"));
    expect(statements.splice(0)).toEqual(["SELECT", "INSERT"]);
    await keeper.change((budget) => ({ ...budget }));
    expect(statements).toEqual(["SELECT"]);
  });

  test("where others are always faster, it takes the row for itself", async () => {
    let others = 0;
    const { statements, keeper } = watch(async (kind) => {
      if (kind === "INSERT") await keep(last).change(write(`other ${++others}`));
    });
    await keeper.change(write("a"));
    expect(others).toBe(3);
    expect(statements).toHaveLength(6);
    const { requests } = await keeper.change(same);
    expect(requests.graphql.map(({ by }) => by)).toEqual(["other 1", "other 2", "other 3", "a"]);
  });
}

function testSleep(): void {
  test("those that sleep are listed until they wake", async () => {
    const sleeper = keep();
    const { asleepUntil } = await sleeper.change((budget) => putToSleep(budget, NOW + 90_000, NOW));
    expect(asleepUntil).toBe(NOW + 90_000);
    expect(await listAsleep(opened.store, NOW)).toEqual([{ installation: last, until: NOW + 90_000 }]);
    expect(await listAsleep(opened.store, NOW + 90_000)).toEqual([]);
    // A clock that has been put back holds nobody.
    expect(await listAsleep(opened.store, NOW - LONGEST_WAIT)).toEqual([]);
  });
}
