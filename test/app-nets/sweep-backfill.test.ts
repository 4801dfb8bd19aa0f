import { expect, test } from "vitest";
import { labelsOf } from "../scenarios/open-scenario.ts";
import { openSweepShop, openUnheard, STREAMS, WITH_BOARD } from "./open-sweep-shop.ts";

test.each([
  ["without a board", STREAMS, 400],
  ["with a board", WITH_BOARD, 600],
])("5,000 unlabelled issues %s: in one go, and GitHub never has to say no", async (_, map, most) => {
  const shop = await openSweepShop(map);
  const issues = openUnheard(shop, 5000);
  const sent = shop.fake.requests.length;
  expect(await shop.sweep("backfill")).toMatchObject({ issues: 5000, changed: 5000, failed: 0 });
  const requests = shop.fake.requests.slice(sent);
  expect(requests.length).toBeLessThanOrEqual(most);
  expect(requests.filter(({ status }) => status !== 200 && status !== 201)).toEqual([]);
  expect(issues.filter((issue) => labelsOf(issue).length !== 1)).toEqual([]);
  expect(shop.fake.world.comments.size).toBe(0);
  expect(shop.gate.pointsLeft("graphql")).toBeGreaterThanOrEqual(1250);
});
