import { setImmediate } from "node:timers/promises";
import { Octokit } from "@octokit/core";
import { beforeEach, describe, expect, test } from "vitest";
import type { Purpose } from "../../shared/github/budget.ts";
import { BudgetGate } from "../../shared/github/budget-gate.ts";
import { openGatedGitHub } from "../../shared/github/open-github.ts";
import { openGraphQL } from "../../shared/github/open-graphql.ts";
import { ALL_FEATURES } from "../../shared/github/read-features.ts";
import { createWriteClient } from "../../shared/github/write-client.ts";
import { buildShop, type Shop } from "../github/build-shop.ts";
import { WorldClock } from "../scenarios/world-clock.ts";
import { gather } from "./gather.ts";
import { keepInMemory } from "./keep-in-memory.ts";
import { LOOKUP, WEB } from "./open-shop-readers.ts";

let shop: Shop;
let clock: WorldClock;
let token: string;
beforeEach(async () => {
  clock = new WorldClock();
  shop = await buildShop({ now: clock.now });
  token = shop.fake.installationToken(shop.installation);
  return () => shop.fake.close();
});

/** The installation's tools for each purpose, all through one gate. */
function open() {
  const { fake } = shop;
  const gate = new BudgetGate({ clock, keeper: keepInMemory(), replica: "a" });
  const now = () => clock.now();
  const read = openGraphQL({ token: async () => token, baseUrl: fake.url, now, hear: gate.hear });
  const octokit = new Octokit({ auth: token, baseUrl: fake.url });
  const client = createWriteClient(octokit, now, undefined, gate.hear);
  const toolsFor = (purpose: Purpose) =>
    openGatedGitHub({ read, client, features: ALL_FEATURES, clock }, { gate, purpose });
  return { gate, event: toolsFor("event"), sweep: toolsFor("sweep") };
}

const openIssues = (count: number) =>
  Array.from({ length: count }, (_, index) =>
    shop.fake.as("sam").openIssue("shop/web", { title: `Issue ${index}` }),
  );
const names = (): (string | null)[] => shop.fake.requests.map(({ documentName }) => documentName);

describe("what GitHub tells is heard", () => {
  test("points left, of GraphQL and of REST, by reads and writes", async () => {
    const [issue] = openIssues(1);
    const { gate, event } = open();
    expect(gate.pointsLeft("graphql")).toBeNull();
    await event.issues.readIssue({ ...WEB, number: 1 }, LOOKUP);
    expect(gate.pointsLeft("graphql")).toBe(4999);
    await event.writer.write([{ kind: "add-comment", issue: issue!.id, body: "Hello." }]);
    expect(gate.pointsLeft("graphql")).toBe(4998);
    await gather(event.related.listRepositories());
    expect(gate.pointsLeft("core")).toBe(4999);
  });

  test("what a page costs: the next one is asked for only if there is room for it", async () => {
    openIssues(101);
    const { gate, sweep } = open();
    const pages = sweep.pages.readOpenPages(WEB, LOOKUP, null)[Symbol.asyncIterator]();
    await pages.next();
    const cost = 5000 - gate.pointsLeft("graphql")!;
    expect(cost).toBeGreaterThan(10);
    shop.fake.leavePoints(token, 1250 + cost - 1);
    await open().event.issues.countOpenIssues(WEB);
    await sweep.issues.countOpenIssues(WEB);
    await expect(pages.next()).rejects.toMatchObject({ kind: "limited", retryAt: expect.any(Number) });
    expect(names().filter((name) => name === "ReadOpenIssues")).toHaveLength(1);
  });

  test("a secondary limit puts reads and writes of all purposes to sleep, and nothing is sent until then", async () => {
    const [issue] = openIssues(1);
    const { gate, event, sweep } = open();
    shop.fake.fail({ trouble: { kind: "secondary-limit", retryAfterS: 90 } });
    await expect(event.issues.countOpenIssues(WEB)).rejects.toMatchObject({ kind: "limited" });
    expect(gate.asleepUntil).toBe(clock.now() + 90_000);
    const sent = shop.fake.requests.length;
    const refused = { kind: "limited", retryAt: clock.now() + 90_000 };
    await expect(sweep.issues.countOpenIssues(WEB)).rejects.toMatchObject(refused);
    await expect(
      event.writer.write([{ kind: "add-comment", issue: issue!.id, body: "a" }]),
    ).rejects.toMatchObject(refused);
    await expect(gather(event.related.listRepositories())).rejects.toMatchObject(refused);
    expect(shop.fake.requests).toHaveLength(sent);
    clock.pass(90_000);
    expect(await event.issues.countOpenIssues(WEB)).toBe(1);
  });

  test("the end of the hour: events wait for it, too", async () => {
    const { gate, event } = open();
    shop.fake.leavePoints(token, 1);
    await event.issues.countOpenIssues(WEB);
    expect(gate.pointsLeft("graphql")).toBe(0);
    const sent = shop.fake.requests.length;
    const error = await event.issues.countOpenIssues(WEB).catch((caught: unknown) => caught);
    expect(error).toMatchObject({ kind: "limited" });
    expect(shop.fake.requests).toHaveLength(sent);
    clock.pass((error as { retryAt: number }).retryAt - clock.now());
    token = shop.fake.installationToken(shop.installation);
    expect(await event.issues.countOpenIssues(WEB)).toBe(0);
  });
});

test("200 comments of two purposes: never more than GitHub allows, and the rest is put off", async () => {
  const issues = openIssues(200);
  const { event, sweep } = open();
  const all = Promise.all(
    issues.map(async ({ id }, index) => {
      const tools = index % 2 === 0 ? event : sweep;
      const [outcome] = await tools.writer.write([{ kind: "add-comment", issue: id, body: "Hello." }]);
      return outcome!.ok ? "done" : outcome!.error.kind;
    }),
  );
  let outcomes: string[] | null = null;
  void all.then((told) => {
    outcomes = told;
  });
  for (let turn = 0; turn < 5000 && outcomes === null; turn += 1) {
    await setImmediate();
    if (turn % 50 === 49) clock.pass(500);
  }
  expect(shop.fake.requests.filter(({ status }) => status !== 200)).toEqual([]);
  const done = (outcomes ?? []).filter((told) => told === "done").length;
  expect(done).toBeGreaterThanOrEqual(60);
  expect((outcomes ?? []).filter((told) => told === "limited")).toHaveLength(200 - done);
});
