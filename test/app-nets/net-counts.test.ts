import { Octokit } from "@octokit/core";
import { expect, onTestFinished, test } from "vitest";
import { openInstruments } from "../../app/operate/instruments.ts";
import { spreadSafetyNets } from "../../app/safety-nets.ts";
import { toActor } from "../../shared/domain/actor.ts";
import { collectLog } from "../app/collect-log.ts";
import { openMemoryHostStore } from "../app/memory-host-store.ts";
import { readCounts } from "../app-operate/read-counts.ts";
import { buildShop, WEBHOOK_SECRET } from "../github/build-shop.ts";
import { receiveWebhooks } from "../github/receive-webhooks.ts";
import { openSweepShop, openUnheard } from "./open-sweep-shop.ts";

test("the App counts what it has GitHub deliver again", async () => {
  const receiver = await receiveWebhooks(WEBHOOK_SECRET);
  const shop = await buildShop({ webhookUrl: `${receiver.url}/`, limits: false });
  onTestFinished(async () => {
    await shop.fake.close();
    await receiver.close();
  });
  await shop.fake.post.settle();
  receiver.answer = 503;
  shop.fake.as("sam").openIssue("shop/web", { title: "Lost" });
  await shop.fake.post.settle();
  receiver.answer = 202;
  const instruments = openInstruments();
  const nets = spreadSafetyNets({
    settings: { sweepHour: null },
    store: openMemoryHostStore(),
    own: toActor("streamkeeper[bot]"),
    client: new Octokit({ auth: shop.appToken(), baseUrl: shop.fake.url }) as never,
    queue: { add: async () => {} },
    instruments,
    clock: { now: shop.clock, setTimer: () => () => {} },
    log: collectLog().log,
  });
  onTestFinished(async () => void (await nets.stop()));
  await expect.poll(() => readCounts(instruments.redeliveryRounds)).toMatchObject({ complete: 1, failed: 0 });
  expect(await readCounts(instruments.redeliveries)).toEqual({ "": 1 });
});

test("and what its sweeps did, a sweep that had to wait being one", async () => {
  const shop = await openSweepShop();
  const instruments = openInstruments();
  Object.assign(shop.tools, { instruments });
  openUnheard(shop, 150);
  let reads = 0;
  const isSecond = ({ documentName }: { documentName: string | null }) =>
    documentName === "ReadOpenIssues" && ++reads === 2;
  shop.fake.fail({ when: isSecond, trouble: { kind: "secondary-limit", retryAfterS: 120 } });
  await expect(shop.sweep("backfill")).rejects.toMatchObject({ kind: "limited" });
  shop.world.pass(600_000);
  await shop.sweep("backfill");
  expect(await readCounts(instruments.sweeps)).toMatchObject({ "backfill paused": 1, "backfill done": 1 });
  expect(await readCounts(instruments.sweptIssues)).toMatchObject({ backfill: 150 });
  expect(await readCounts(instruments.sweptChanges)).toMatchObject({ backfill: 150 });
  const { values } = await instruments.sweepTimes.get();
  const sum = values.find(({ metricName }) => metricName?.endsWith("_sum"));
  expect(sum?.value).toBeGreaterThan(600);
});
