import { describe, expect, test } from "vitest";
import { GitHubError } from "../../shared/domain/github-error.ts";
import type { IssueWriter } from "../../shared/reconcile/ports.ts";
import { syncRepository } from "../../shared/reconcile/sync-repository.ts";
import type { SyncResult } from "../../shared/reconcile/sync-tally.ts";
import { openSweepShop, openUnheard, passTime, type SweepShop } from "../app-nets/open-sweep-shop.ts";
import { labelsOf } from "../scenarios/open-scenario.ts";

const MAP = `version: 1
streams:
  checkout: { name: Checkout, outcome: Shoppers pay in under a minute, words: [checkout, cart] }
  refunds: { name: Refunds, outcome: Money is back within two days, words: ["refund*"] }
comments: { grace: 0s }
`;
const HOUR = 3_600_000;
const commentsOf = ({ fake }: SweepShop) => [...fake.world.comments.values()].flat().length;
const count = (requests: readonly string[], name: string): number =>
  requests.filter((one) => one === name).length;

/** Syncs shop/web, with the App's own token. */
async function sync(shop: SweepShop, writer?: IssueWriter): Promise<SyncResult> {
  const { desks, findTools, mapUrl } = shop.tools;
  const place = { installation: shop.installation.id, owner: "shop", repo: "web" };
  const repository = { owner: "shop", repo: "web" };
  const github = await findTools({ installation: place.installation, repository, purpose: "sweep" });
  const total = await github.issues.countOpenIssues(repository);
  const syncing = syncRepository({
    openDesk: async (anew) => {
      if (anew) desks.drop(place);
      return await desks.find(place);
    },
    repository,
    reader: github.issues,
    pages: github.pages,
    writer: writer ?? github.writer,
    me: { login: "streamkeeper", kind: "bot" },
    total,
    mapUrl,
    now: shop.world.now,
    onRead: () => {},
    onProgress: () => {},
  });
  return await passTime(shop.world, syncing);
}

describe("first comments", () => {
  test("30 an hour on a repository of many pages, whoever was asked before; labels do not wait", async () => {
    const shop = await openSweepShop(MAP);
    const issues = openUnheard(shop, 250, ["Something"]);
    shop.takeRequests();
    expect((await sync(shop)).applied).toMatchObject({
      changed: 250,
      writes: 280,
      heldBack: 220,
      failed: [],
    });
    expect(issues.map(labelsOf)).toEqual(issues.map(() => ["needs: stream"]));
    expect(commentsOf(shop)).toBe(30);
    // Three pages, and one look at each issue that is asked about.
    const requests = shop.takeRequests();
    expect([count(requests, "ReadOpenIssues"), count(requests, "ReadIssue")]).toEqual([3, 30]);
    expect((await sync(shop)).applied).toMatchObject({ changed: 0, heldBack: 220 });
    shop.world.pass(HOUR + 60_000);
    expect((await sync(shop)).applied).toMatchObject({ changed: 30, heldBack: 190 });
    expect(commentsOf(shop)).toBe(60);
  });

  test("nobody is asked about an issue whose parent answers, on whatever page that is", async () => {
    const shop = await openSweepShop(MAP);
    const early = shop.fake.as("sam").openIssue("shop/web", { title: "A part of it" });
    openUnheard(shop, 120, ["The cart"]);
    const parent = shop.fake.as("sam").openIssue("shop/web", { title: "A refund" });
    shop.fake.as("mara").setParent(early, parent);
    expect((await sync(shop)).applied).toMatchObject({ changed: 122, heldBack: 0 });
    expect([labelsOf(early), commentsOf(shop)]).toEqual([["stream: refunds"], 0]);
    expect((await sync(shop)).applied).toMatchObject({ changed: 0 });
  });
});

describe("families in the wrong order", () => {
  test("a few: each is looked at, level by level", async () => {
    const shop = await openSweepShop(MAP);
    const mara = shop.fake.as("mara");
    const child = mara.openIssue("shop/web", { title: "A part of a part" });
    openUnheard(shop, 110, ["The cart"]);
    const part = mara.openIssue("shop/web", { title: "A part of it" });
    openUnheard(shop, 110, ["The cart"]);
    const parent = mara.openIssue("shop/web", { title: "A refund" });
    mara.setParent(child, part);
    mara.setParent(part, parent);
    await sync(shop);
    expect([child, part, parent].map(labelsOf)).toEqual(Array(3).fill(["stream: refunds"]));
    expect((await sync(shop)).applied).toMatchObject({ changed: 0 });
  });

  test("many: another sweep, so that it takes no more requests than reading all of them in small pages did", async () => {
    const shop = await openSweepShop(MAP);
    const mara = shop.fake.as("mara");
    const children = openUnheard(shop, 1200, ["A part"]);
    const parents = openUnheard(shop, 12, ["A refund"]);
    for (const [index, child] of children.entries()) mara.setParent(child, parents[index % 12]!);
    shop.takeRequests();
    await sync(shop);
    const requests = shop.takeRequests();
    expect(children.filter((child) => labelsOf(child).join() !== "stream: refunds")).toEqual([]);
    const reads = requests.filter((name) => name.startsWith("Read"));
    expect(count(requests, "ReadOpenIssues")).toBe(26);
    // With 25 issues a page it took 49, and 12 for the rest of the long lists of sub-issues.
    expect(reads.length).toBeLessThanOrEqual(61);
  });
});

describe("what GitHub does not do", () => {
  const isWrite = ({ documentName }: { documentName: string | null }) => documentName === "WriteIssues";
  const isPage = ({ documentName }: { documentName: string | null }) => documentName === "ReadOpenIssues";

  test("the first page: it says so", async () => {
    const shop = await openSweepShop(MAP);
    shop.fake.fail({ when: isPage, trouble: { kind: "secondary-limit", retryAfterS: 30 } });
    await expect(sync(shop)).rejects.toMatchObject({ kind: "limited" });
  });

  test("a few writes: each issue is looked at once more, and done", async () => {
    const shop = await openSweepShop(MAP);
    const issues = openUnheard(shop, 1, ["Something"]);
    shop.fake.fail({ when: isWrite, trouble: { kind: "lose-answer" } });
    expect((await sync(shop)).applied).toMatchObject({ failed: [], changed: 1 });
    expect([labelsOf(issues[0]!), commentsOf(shop)]).toEqual([["needs: stream"], 1]);
  });

  test("all writes: it says so, and asks nothing more", async () => {
    const shop = await openSweepShop(MAP);
    openUnheard(shop, 250, ["The cart"]);
    shop.takeRequests();
    const write = () => Promise.reject(new GitHubError("unavailable", "No."));
    const { applied } = await sync(shop, { write });
    expect({ failed: applied.failed.length, changed: applied.changed }).toEqual({ failed: 250, changed: 0 });
    expect(count(shop.takeRequests(), "ReadIssue")).toBe(0);
  });

  test("a later page: what is done stays done, and what is left is counted", async () => {
    const shop = await openSweepShop(MAP);
    openUnheard(shop, 350, ["The cart"]);
    let pages = 0;
    const isThird = (request: { documentName: string | null }) => isPage(request) && ++pages === 3;
    shop.fake.fail({ when: isThird, trouble: { kind: "secondary-limit", retryAfterS: 30 } });
    const { read, applied } = await sync(shop);
    expect({ read, left: applied.stopped?.left }).toEqual({ read: 200, left: 350 - applied.changed });
    expect(applied.stopped?.error).toMatchObject({ kind: "limited" });
  });
});
