import { describe, expect, test } from "vitest";
import type { GitHubError } from "../../shared/domain/github-error.ts";
import type { SweepTally } from "../../shared/reconcile/sweep.ts";
import { labelsOf } from "../scenarios/open-scenario.ts";
import { DAY, openSweepShop, openUnheard, QUIET, STREAMS, type SweepShop } from "./open-sweep-shop.ts";

const LABELS = ["stream: checkout", "stream: refunds", "needs: stream"];
const expectSorted = (issues: ReturnType<typeof openUnheard>) =>
  expect(issues.map(labelsOf)).toEqual(issues.map((_, index) => [LABELS[index % 3]]));
const pagesRead = (shop: SweepShop): number =>
  shop.takeRequests().filter((name) => name === "ReadOpenIssues").length;
/** Calls again when GitHub lets it, as the queue does. */
async function sweepToTheEnd(shop: SweepShop, most = 20): Promise<SweepTally | null> {
  for (let tries = 1; tries <= most; tries += 1) {
    try {
      return await shop.sweep("backfill");
    } catch (error) {
      expect(error).toMatchObject({ kind: expect.stringMatching(/^(?:limited|unavailable)$/) });
      const { retryAt } = error as GitHubError;
      shop.world.pass(Math.max(0, (retryAt ?? 0) - shop.world.now()));
    }
  }
  throw new Error("It comes to no end.");
}

describe("a sweep that broke off goes on where it was", () => {
  test("when a page could not be read", async () => {
    const shop = await openSweepShop();
    const issues = openUnheard(shop, 350);
    let reads = 0;
    const isLate = ({ documentName }: { documentName: string | null }) =>
      documentName === "ReadOpenIssues" && ++reads > 2;
    shop.fake.fail({ when: isLate, times: 4, trouble: { kind: "status", status: 502 } });
    await expect(shop.sweep("backfill")).rejects.toMatchObject({ kind: "unavailable" });
    expect(shop.record?.open).toMatchObject({ tally: { pages: 2, issues: 200, changed: 200 } });
    shop.takeRequests();
    expect(await shop.sweep("backfill")).toMatchObject({ pages: 4, issues: 350, changed: 350 });
    expect(pagesRead(shop)).toBe(2);
    expectSorted(issues);
  });

  test("when GitHub said to wait in the middle of a page: what was written is not written again", async () => {
    const shop = await openSweepShop();
    const issues = openUnheard(shop, 150);
    let writes = 0;
    const isLate = ({ documentName }: { documentName: string | null }) =>
      documentName === "WriteIssues" && ++writes > 3;
    shop.fake.fail({ when: isLate, trouble: { kind: "secondary-limit", retryAfterS: 120 } });
    expect(await sweepToTheEnd(shop)).toMatchObject({ pages: 2, issues: 150, changed: 150 });
    expectSorted(issues);
    const events = [...shop.fake.world.timelines.values()].flat();
    expect(events.filter(({ __typename }) => __typename === "LabeledEvent")).toHaveLength(150);
  });

  test("when it was killed: a new process reads what was not done", async () => {
    const shop = await openSweepShop();
    const issues = openUnheard(shop, 310);
    const { memory } = shop;
    let kept = 0;
    const killed = new Error("Killed.");
    shop.memory = {
      ...memory,
      write: async (record) => {
        if (++kept > 2) throw killed;
        await memory.write(record);
      },
    };
    await expect(shop.sweep("backfill")).rejects.toBe(killed);
    shop.memory = memory;
    shop.takeRequests();
    expect(await shop.sweep("backfill")).toMatchObject({ pages: 4, issues: 310 });
    expect(pagesRead(shop)).toBe(2);
    expectSorted(issues);
  });

  test.each([
    ["what was not done, for the same reason, soon", "backfill", 60_000],
    ["all, for another reason", "nightly", 60_000],
    ["all, half a day later", "backfill", 12 * 3_600_000],
    ["all, by another map", "backfill", 11 * 60_000, `${STREAMS}decide: { min-points: 4 }\n`],
  ] as const)("reads %s", async (what, reason, ms, map?: string) => {
    const shop = await openSweepShop();
    openUnheard(shop, 250);
    let writes = 0;
    shop.fake.fail({
      when: ({ documentName }) => documentName === "WriteIssues" && ++writes > 11,
      trouble: { kind: "secondary-limit", retryAfterS: 60 },
    });
    await expect(shop.sweep("backfill")).rejects.toMatchObject({ kind: "limited" });
    const done = shop.record?.open?.tally.pages ?? 0;
    expect(done).toBeGreaterThan(0);
    if (map !== undefined) shop.fake.as("mara").push("shop/web", ".github/flow-map.yml", map);
    shop.world.pass(ms);
    shop.takeRequests();
    await shop.sweep(reason);
    expect(pagesRead(shop)).toBe(what.startsWith("all") ? 3 : 3 - done);
  });

  test("a page that came to its end does not hide that the one before did not", async () => {
    const shop = await openSweepShop();
    openUnheard(shop, 200);
    const gone = new Error("The database is gone.");
    shop.activity = (asked) => {
      if (asked === 3) throw gone;
      return QUIET;
    };
    await expect(shop.sweep("backfill")).rejects.toBe(gone);
    expect(shop.record?.open).toMatchObject({ after: null, tally: { pages: 0 } });
    shop.takeRequests();
    await shop.sweep("backfill");
    expect(pagesRead(shop)).toBe(2);
  });

  test("an hour without points: three quarters of it are used, and events have the rest", async () => {
    const shop = await openSweepShop();
    const issues = openUnheard(shop, 300);
    const token = shop.fake.installationToken(shop.installation);
    shop.fake.leavePoints(token, 1290);
    await expect(shop.sweep("backfill")).rejects.toMatchObject({ kind: "limited" });
    expect(shop.gate.pointsLeft("graphql")).toBeGreaterThanOrEqual(1250);
    shop.world.pass(3_600_000);
    await sweepToTheEnd(shop);
    expectSorted(issues);
    expect(shop.fake.requests.filter(({ status }) => status === 403)).toEqual([]);
  });
});

describe("while the sweep is at work", () => {
  test("an issue that is woken meanwhile is looked at once more", async () => {
    const shop = await openSweepShop();
    const issues = openUnheard(shop, 30);
    const woken = new Set([issues[4]!.number, 999]);
    shop.activity = (asked) => (asked === 1 ? QUIET : { issues: woken, isWide: false });
    await shop.sweep("backfill");
    expect(shop.woken).toEqual([`issue shop/web#${issues[4]!.number}`]);
  });

  test("a write that got lost is left to a job of the issue; one that is forbidden is told of", async () => {
    const shop = await openSweepShop();
    openUnheard(shop, 30);
    const isWrite = ({ documentName }: { documentName: string | null }) => documentName === "WriteIssues";
    shop.fake.fail({ when: isWrite, trouble: { kind: "lose-answer" } });
    const tally = await shop.sweep("backfill");
    expect(tally?.handedOver).toBeGreaterThan(0);
    expect(tally).toMatchObject({ failed: 0, changed: 30 - (tally?.handedOver ?? 0) });
    expect(shop.woken).toHaveLength(tally?.handedOver ?? 0);
  });

  test("the map becomes another one: the rest goes by it, and does not count as repaired", async () => {
    const shop = await openSweepShop();
    await shop.sweep("backfill");
    const issues = openUnheard(shop, 250, ["The cart"]);
    shop.world.pass(DAY);
    let reads = 0;
    shop.fake.fail({
      when: ({ documentName }) => {
        if (documentName === "ReadOpenIssues" && ++reads === 2) {
          const other = STREAMS.replace("[checkout, cart]", "[checkout]").replace('"refund*"', "cart");
          shop.fake.as("mara").push("shop/web", ".github/flow-map.yml", other);
        }
        return false;
      },
      trouble: { kind: "drop" },
    });
    expect(await shop.sweep()).toMatchObject({ issues: 250, changed: 250, repaired: 100 });
    const sorted = issues.map((issue) => labelsOf(issue)[0]);
    expect(sorted.slice(0, 100)).toEqual(Array(100).fill("stream: checkout"));
    expect(sorted.slice(100)).toEqual(Array(150).fill("stream: refunds"));
  });
});

describe("issues that hang together", () => {
  test("a sub-issue follows its parent, whatever page that is on", async () => {
    const shop = await openSweepShop();
    const { fake } = shop;
    const early = fake.as("sam").openIssue("shop/web", { title: "A part of it" });
    const parent = fake.as("sam").openIssue("shop/web", { title: "The cart" });
    openUnheard(shop, 230);
    const late = fake.as("sam").openIssue("shop/web", { title: "Another part" });
    const grown = fake.as("sam").openIssue("shop/web", { title: "A refund" });
    fake.as("mara").setParent(late, parent);
    fake.as("mara").setParent(early, grown);
    await shop.sweep("backfill");
    expect(labelsOf(late)).toEqual(["stream: checkout"]);
    // Its parent comes three pages later: by then its own job has to look again.
    expect(shop.woken).toEqual([`issue shop/web#${early.number}`]);
  });
});
