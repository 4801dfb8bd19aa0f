import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { Ledger, type LedgerEntry } from "../../app/store/ledger.ts";
import { hasServer, openTestStore, SERVER_NAME, STARTS, type TestStore } from "./test-stores.ts";

const AT = Date.UTC(2026, 5, 15, 9);
let number = 0;

/** An entry on an issue of its own. */
const entry = (more: Partial<LedgerEntry> = {}): LedgerEntry => ({
  kind: "decision",
  place: { installation: 1, owner: "acme", repo: "shop", number: ++number },
  stream: "checkout",
  source: "rules",
  evidence: [{ rule: "streams.checkout.words", where: "title", text: "cart", points: 3 }],
  by: "streamkeeper[bot]",
  at: AT,
  ...more,
});

let opened: TestStore;
let ledger: Ledger;

describe.each([
  { kind: "embedded", name: "in a folder", isThere: true },
  { kind: "server", name: SERVER_NAME, isThere: hasServer },
] as const)("$name", ({ kind, isThere }) => {
  describe.runIf(isThere)("the ledger", () => testLedger(kind));
});

function testLedger(kind: TestStore["store"]["kind"]): void {
  beforeAll(async () => {
    opened = await openTestStore(kind);
    ledger = new Ledger(opened.store);
  }, STARTS);
  afterAll(() => opened.remove());
  testEntries();
  testRules(`rules-${kind}`);
  testJudging(`judged-${kind}`);
}

function testEntries(): void {
  test("gives back what was recorded, the newest first", async () => {
    const first = entry();
    const second: LedgerEntry = {
      ...first,
      kind: "hold",
      stream: null,
      source: "command",
      by: "mara",
      at: AT + 1,
    };
    await ledger.record([first]);
    await ledger.record([second]);
    await ledger.record([entry()]);
    expect(await ledger.list(first.place)).toEqual([second, first]);
    expect(await ledger.list({ ...first.place, limit: 1 })).toEqual([second]);
    expect(await ledger.list({ ...first.place, before: AT + 1 })).toEqual([first]);
  });

  test("tells one installation nothing of another", async () => {
    const own = entry();
    const other = { ...own.place, installation: 2 };
    await ledger.record([own]);
    expect(await ledger.list(other)).toEqual([]);
    expect(await ledger.listRules(other)).toEqual([]);
  });

  test("takes whatever people write, and names of owners in another case", async () => {
    const evidence = [
      { rule: "r\0\ud800", where: "title", text: "'; DROP TABLE ledger; --\0\udfff", points: 3 },
    ] as const;
    const odd = entry({ evidence });
    await ledger.record([{ ...odd, place: { ...odd.place, owner: "ACME" } }]);
    expect(await ledger.list(odd.place)).toEqual([odd]);
  });
}

function testRules(repo: string): void {
  test("counts how often a rule decided, and how often people chose another stream", async () => {
    const decided = (): LedgerEntry => {
      const made = entry();
      return { ...made, place: { ...made.place, repo } };
    };
    const [agreed, overridden, twice, relabelled] = [decided(), decided(), decided(), decided()];
    for (const one of [agreed, overridden, twice, twice, relabelled]) await ledger.record([one]);
    const hold = { kind: "hold", source: "board", evidence: [], by: "mara", at: AT + 1 } as const;
    await ledger.record([{ ...agreed, ...hold }]);
    await ledger.record([{ ...overridden, ...hold, stream: "refunds" }]);
    await ledger.record([{ ...twice, ...hold, stream: "refunds" }]);
    // A person against a person says nothing of a rule.
    await ledger.record([{ ...twice, ...hold, stream: null, at: AT + 2 }]);
    await ledger.record([
      {
        ...relabelled,
        source: "person",
        stream: "refunds",
        evidence: [],
        by: "mara",
        at: AT + 1,
      },
    ]);
    expect(await ledger.listRules(agreed.place)).toEqual([
      { rule: "streams.checkout.words", decided: 4, overridden: 3 },
    ]);
  });
}

function testJudging(repo: string): void {
  test("a removal by a person counts, and what is decided after it is no second one", async () => {
    const place = { ...entry().place, repo: `${repo}-removal` };
    const decided = entry({ place });
    await ledger.record([decided]);
    const removal = entry({ place, kind: "hold", stream: null, source: "person", evidence: [], at: AT + 1 });
    const after = entry({ place, stream: null, source: "none", evidence: [], at: AT + 2 });
    await ledger.record([after, removal]);
    // The same look once more, and then the person says where it belongs.
    await ledger.record([removal]);
    await ledger.record([removal, { ...removal, stream: "refunds", at: AT + 3 }]);
    expect(await ledger.listRules(place)).toEqual([
      { rule: "streams.checkout.words", decided: 1, overridden: 1 },
    ]);
  });

  test("a choice that is told late counts against what stood then", async () => {
    const place = { ...entry().place, repo: `${repo}-late` };
    const other = [{ rule: "streams.refunds.words", where: "title", text: "refund", points: 3 }] as const;
    await ledger.record([entry({ place })]);
    await ledger.record([entry({ place, stream: "refunds", evidence: other, at: AT + 2 })]);
    await ledger.record([
      entry({ place, kind: "hold", stream: null, source: "person", evidence: [], at: AT + 1 }),
    ]);
    expect(await ledger.listRules(place)).toEqual([
      { rule: "streams.checkout.words", decided: 1, overridden: 1 },
      { rule: "streams.refunds.words", decided: 1, overridden: 0 },
    ]);
  });

  test("what is decided again as it stands counts once", async () => {
    const place = { ...entry().place, repo: `${repo}-again` };
    for (const at of [AT, AT + 1, AT + 2]) await ledger.record([entry({ place, at })]);
    expect(await ledger.listRules(place)).toMatchObject([{ decided: 1, overridden: 0 }]);
    expect(await ledger.list(place)).toHaveLength(3);
  });
}
