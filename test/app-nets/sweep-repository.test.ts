import { describe, expect, test } from "vitest";
import { labelsOf } from "../scenarios/open-scenario.ts";
import { readCard } from "../scenarios/read-card.ts";
import { DAY, openSweepShop, openUnheard, type SweepShop, WITH_BOARD } from "./open-sweep-shop.ts";

const LABELS = ["stream: checkout", "stream: refunds", "needs: stream"];
const expectSorted = (issues: ReturnType<typeof openUnheard>) =>
  expect(issues.map(labelsOf)).toEqual(issues.map((_, index) => [LABELS[index % 3]]));
const commentsOf = ({ fake }: SweepShop) => [...fake.world.comments.values()].flat().length;
const count = (requests: readonly string[], name: string): number =>
  requests.filter((one) => one === name).length;

describe("a backfill", () => {
  test("reads 100 issues a page, writes 20 a document, and posts no comment", async () => {
    const shop = await openSweepShop();
    const issues = openUnheard(shop, 250);
    shop.takeRequests();
    expect(await shop.sweep("backfill")).toMatchObject({
      pages: 3,
      issues: 250,
      changed: 250,
      writes: 250,
      repaired: 0,
      failed: 0,
    });
    expectSorted(issues);
    const requests = shop.takeRequests();
    expect(count(requests, "ReadOpenIssues")).toBe(3);
    expect(count(requests, "WriteIssues")).toBeLessThanOrEqual(15);
    expect([commentsOf(shop), shop.woken]).toEqual([0, []]);
    expect(shop.record).toMatchObject({ basis: expect.stringMatching(/ 1\.0\.0$/), open: null });
  });

  test("with a board: field values ride in the next document", async () => {
    const shop = await openSweepShop(WITH_BOARD);
    const issues = openUnheard(shop, 200);
    shop.takeRequests();
    await shop.sweep("backfill");
    expectSorted(issues);
    expect(issues.map((issue) => readCard(shop.board, issue))).toEqual(
      issues.map((_, index) => ["Checkout", "Refunds", null][index % 3]),
    );
    const requests = shop.takeRequests();
    // 200 labels and cards, and 133 values: 533 writes, 30 a document.
    expect(count(requests, "WriteIssues")).toBeLessThanOrEqual(21);
  });

  test("changes nothing the second time", async () => {
    const shop = await openSweepShop(WITH_BOARD);
    openUnheard(shop, 30);
    await shop.sweep("backfill");
    shop.takeRequests();
    expect(await shop.sweep()).toMatchObject({ issues: 30, changed: 0, writes: 0, repaired: 0 });
    expect(count(shop.takeRequests(), "WriteIssues")).toBe(0);
  });
});

describe("what a nightly sweep repaired", () => {
  /** After a first sweep, and later so that nothing is new. */
  async function openOld(map?: string): Promise<SweepShop & { issues: ReturnType<typeof openUnheard> }> {
    const shop = await openSweepShop(map);
    const issues = openUnheard(shop, 6);
    await shop.sweep("backfill");
    shop.world.pass(30 * DAY);
    return Object.assign(shop, { issues });
  }

  test("issues whose events were lost", async () => {
    const shop = await openOld();
    const { fake, issues, world } = shop;
    fake.as("sam").edit(issues[2]!, { title: "The cart after all" });
    fake.as("mara").unlabel(issues[0]!, "stream: checkout");
    world.pass(DAY);
    expect(await shop.sweep()).toMatchObject({ changed: 2, repaired: 2 });
    expect(labelsOf(issues[2]!)).toEqual(["stream: checkout"]);
    expect(shop.lines.at(-1)).toMatchObject({ level: "warn", fields: { repaired: 2 } });
    expect(shop.repairs).toBe(2);
  });

  test("not what changed in the last 15 minutes", async () => {
    const shop = await openOld();
    shop.fake.as("sam").edit(shop.issues[2]!, { title: "The cart after all" });
    shop.world.pass(14 * 60_000);
    expect(await shop.sweep()).toMatchObject({ changed: 1, repaired: 0 });
  });

  test("not what another map, or another version of ours, decides otherwise", async () => {
    const shop = await openOld();
    shop.fake.as("mara").push("shop/web", ".github/flow-map.yml", WITH_BOARD.replace("cart", "something"));
    shop.world.pass(DAY);
    const first = await shop.sweep();
    expect(first?.changed).toBeGreaterThan(0);
    expect(first?.repaired).toBe(0);
    shop.fake.as("sam").edit(shop.issues[1]!, { title: "Something else" });
    shop.world.pass(DAY);
    Object.assign(shop.tools, { version: "1.0.1" });
    expect(await shop.sweep()).toMatchObject({ changed: 1, repaired: 0 });
  });

  test("not what has work waiting: that is left to its job", async () => {
    const shop = await openOld();
    shop.fake.as("sam").edit(shop.issues[2]!, { title: "The cart after all" });
    shop.world.pass(DAY);
    shop.activity = () => ({ issues: new Set([shop.issues[2]!.number]), isWide: false });
    expect(await shop.sweep()).toMatchObject({ changed: 0, repaired: 0 });
    expect(labelsOf(shop.issues[2]!)).toEqual(["needs: stream"]);
  });

  test("nothing, while work waits that may reach any issue; it is repaired all the same", async () => {
    const shop = await openOld();
    shop.fake.as("sam").edit(shop.issues[2]!, { title: "The cart after all" });
    shop.world.pass(DAY);
    shop.activity = () => ({ issues: new Set(), isWide: true });
    expect(await shop.sweep()).toMatchObject({ changed: 1, repaired: 0 });
  });

  test("an issue that was opened unheard: its comment is left to a job, so that nobody posts two", async () => {
    const shop = await openOld();
    const [issue] = openUnheard(shop, 1, ["Nothing of it"]);
    shop.world.pass(60 * 60_000);
    expect(await shop.sweep("failures")).toMatchObject({ changed: 1, handedOver: 1, repaired: 1 });
    expect(labelsOf(issue!)).toEqual(["needs: stream"]);
    expect(shop.woken).toEqual([`issue shop/web#${issue!.number}`]);
    expect(commentsOf(shop)).toBe(0);
  });

  test("a card that was moved unheard", async () => {
    const shop = await openOld(WITH_BOARD);
    shop.fake.as("mara").moveCard(shop.board, shop.issues[0]!, "Stream", "Refunds");
    shop.world.pass(DAY);
    expect(await shop.sweep()).toMatchObject({ changed: 1, repaired: 1 });
    expect(labelsOf(shop.issues[0]!)).toEqual(["held: stream", "stream: refunds"]);
  });
});

test("a repository without a flow map is left alone", async () => {
  const shop = await openSweepShop("streams: nonsense");
  openUnheard(shop, 3);
  await shop.sweep("backfill");
  expect([shop.record, shop.woken]).toEqual([null, []]);
});
