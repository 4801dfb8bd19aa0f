import { describe, expect, test } from "vitest";
import { estimateReading } from "../../shared/github/estimate-reading.ts";
import { buildShop } from "../github/build-shop.ts";
import { inventBacklog } from "../github/invent-backlog.ts";
import { gather } from "./gather.ts";
import { openShopHistories } from "./open-shop-histories.ts";

describe("what reading a backlog costs", () => {
  test.each([
    [
      { open: 0, closed: 0 },
      { requests: 4, points: 8 },
    ],
    [
      { open: 50, closed: 50 },
      { requests: 4, points: 8 },
    ],
    [
      { open: 51, closed: 50 },
      { requests: 5, points: 12 },
    ],
    [
      { open: 3000, closed: 7000 },
      { requests: 268, points: 588 },
    ],
  ])("of %o: %o", (size, cost) => expect(estimateReading(size)).toEqual(cost));

  test("ten thousand issues stay within 300 requests and 700 points", () => {
    const { requests, points } = estimateReading({ open: 3000, closed: 7000 });
    expect(requests).toBeLessThanOrEqual(300);
    expect(points).toBeLessThanOrEqual(700);
  });
});

test.each([
  ["short lists only", 0],
  ["a long list with every tenth issue", 10],
])("the estimate is what is asked for, with something to spare: %s", async (_what, every) => {
  const shop = await buildShop();
  const rows = inventBacklog(1000, shop.clock()).map((row, index) => {
    if (every === 0 || index % every !== 0) return row;
    const labeled = row.events![0]!;
    const often = Array.from({ length: 55 }, () => [labeled, { ...labeled, event: "unlabeled" }]).flat();
    return { ...row, events: [...often, ...row.events!] };
  });
  shop.fake.seed.repository("shop/old");
  shop.fake.seed.backlog("shop/old", rows);
  const { histories } = openShopHistories(shop);
  const old = { owner: "shop", repo: "old" };
  const estimate = histories.estimate(await histories.measure(old, 0));
  shop.fake.requests.length = 0;
  const all = await gather(histories.readHistory(old, 0));
  const requests = shop.fake.requests.length;
  const points = shop.fake.requests.reduce((sum, request) => sum + (request.points ?? 0), 0);
  await shop.fake.close();
  expect(all).toHaveLength(1000);
  expect({ requests, points }).toEqual({
    requests: expect.toSatisfy((it: number) => it <= estimate.requests && it > estimate.requests * 0.7),
    points: expect.toSatisfy((it: number) => it <= estimate.points && it > estimate.points * 0.7),
  });
});
