import { beforeEach, describe, expect, test } from "vitest";
import { askGraphQL, askRest } from "./ask-fake.ts";
import { buildShop, type Shop } from "./build-shop.ts";
import type { SeenRequest } from "./faults/fault.ts";

let shop: Shop;
let token: string;
beforeEach(async () => {
  shop = await buildShop();
  token = shop.fake.installationToken(shop.installation);
  shop.fake.as("mara").openIssue("shop/web", { title: "One" });
  return () => shop.fake.close();
});

const read = () => askRest(shop.fake, token, "GET /repos/shop/web");
const label = () => askRest(shop.fake, token, "POST /repos/shop/web/issues/1/labels", { labels: ["bug"] });
const labels = () => shop.fake.world.issues.get(shop.fake.world.repositories[0]!)!.get(1)!.labels;

test("a server error meets so many requests, and only those that fit", async () => {
  shop.fake.fail({
    when: ({ method }) => method === "POST",
    times: 2,
    trouble: { kind: "status", status: 502 },
  });
  const statuses = [
    (await read()).status,
    (await label()).status,
    (await label()).status,
    (await label()).status,
  ];
  expect(statuses).toEqual([200, 502, 502, 200]);
  expect(shop.fake.requests.map(({ fault }) => fault)).toEqual([null, "status", "status", null]);
  expect(labels()).toHaveLength(1);
});

test("a document is met by its name", async () => {
  shop.fake.fail({
    when: ({ documentName }) => documentName === "B",
    trouble: { kind: "status", status: 500 },
  });
  const ask = (name: string) => askGraphQL(shop.fake, token, `query ${name} { viewer { login } }`);
  expect([(await ask("A")).status, (await ask("B")).status, (await ask("B")).status]).toEqual([
    200, 500, 200,
  ]);
});

describe("a query", () => {
  const list = (size: number, mine = token) =>
    askGraphQL(
      shop.fake,
      mine,
      `query List { rateLimit { cost limit remaining used resetAt nodeCount }
        repository(owner: "shop", name: "web") { issues(first: ${size}) { totalCount nodes { labels(first: 9) { totalCount } } } } }`,
    );

  test("that asks for too many nodes is too heavy, each time; a smaller one is not", async () => {
    const tooHeavy = ({ nodeCount }: SeenRequest) => (nodeCount ?? 0) > 500;
    shop.fake.fail({
      when: tooHeavy,
      times: Number.POSITIVE_INFINITY,
      trouble: { kind: "status", status: 502 },
    });
    await expect(list(51)).rejects.toThrow("is not valid JSON");
    await expect(list(100)).rejects.toThrow("is not valid JSON");
    expect((await list(50)).data.rateLimit.nodeCount).toBe(500);
    expect((await read()).status).toBe(200);
  });

  test("is given up with status 200 and no data", async () => {
    shop.fake.fail({ trouble: { kind: "give-up" } });
    const { status, data, errors } = await list(1);
    expect([status, data]).toEqual([200, null]);
    expect(errors).toEqual([{ message: expect.stringContaining("Something went wrong") }]);
  });

  test("of a workflow is paid from its repository's thousand points, of which few may be left", async () => {
    const mine = shop.fake.workflowToken("shop/web", { issues: "read" });
    const resetAt = "2026-11-23T11:00:00Z";
    const fresh = (await list(100, mine)).data.rateLimit;
    expect(fresh).toEqual({ cost: 1, limit: 1000, remaining: 999, used: 1, resetAt, nodeCount: 1000 });
    shop.fake.leavePoints(mine, 2);
    const another = shop.fake.workflowToken("shop/web", { issues: "read" });
    expect((await list(100, mine)).data.rateLimit.remaining).toBe(1);
    expect((await list(100, another)).data.rateLimit.remaining).toBe(0);
    const refused = await list(1, mine);
    expect([refused.status, refused.data]).toEqual([200, undefined]);
    expect(refused.errors).toMatchObject([{ type: "RATE_LIMITED" }]);
    expect(refused.headers.get("x-ratelimit-remaining")).toBe("0");
    expect(refused.headers.get("x-ratelimit-reset")).toBe(String(Date.parse(resetAt) / 1000));
    expect((await list(1)).status).toBe(200);
    shop.clock.pass(3_600_000);
    const later = shop.fake.workflowToken("shop/web", { issues: "read" });
    expect((await list(1, later)).data.rateLimit).toMatchObject({ limit: 1000, remaining: 999 });
  });
});

describe("without an answer", () => {
  test("a dropped connection did nothing", async () => {
    shop.fake.fail({ trouble: { kind: "drop" } });
    await expect(label()).rejects.toThrow();
    expect(labels()).toEqual([]);
  });

  test("a lost answer leaves the write done", async () => {
    shop.fake.fail({ trouble: { kind: "lose-answer" } });
    await expect(label()).rejects.toThrow();
    expect(labels()).toHaveLength(1);
  });

  test("an answer that breaks off cannot be read; what was asked is done", async () => {
    shop.fake.fail({ trouble: { kind: "cut-answer" } });
    await expect(label()).rejects.toThrow();
    expect(labels()).toHaveLength(1);
  });

  test("a request that hangs ends when the caller gives up", async () => {
    shop.fake.fail({ trouble: { kind: "hang" } });
    const given = fetch(`${shop.fake.url}/repos/shop/web`, {
      headers: { authorization: `Bearer ${token}` },
      signal: AbortSignal.timeout(50),
    });
    await expect(given).rejects.toThrow();
    expect((await read()).status).toBe(200);
  });
});

describe("limits", () => {
  test("the secondary one says how long to wait", async () => {
    shop.fake.fail({ trouble: { kind: "secondary-limit", retryAfterS: 7 } });
    const refused = await label();
    expect([refused.status, refused.headers.get("retry-after")]).toEqual([403, "7"]);
    expect(refused.body.message).toContain("secondary rate limit");
    expect((await label()).status).toBe(200);
  });

  test("the primary one lasts until the hour is over", async () => {
    shop.fake.fail({ trouble: { kind: "primary-limit" } });
    const refused = await read();
    expect(refused).toMatchObject({
      status: 403,
      body: { message: `API rate limit exceeded for installation ID ${shop.installation.id}.` },
    });
    expect(refused.headers.get("x-ratelimit-remaining")).toBe("0");
    expect((await read()).status).toBe(403);
    const wait = Number(refused.headers.get("x-ratelimit-reset")) * 1000 - shop.clock();
    expect(wait).toBe(3_600_000);
    shop.clock.pass(wait);
    token = shop.fake.installationToken(shop.installation);
    expect((await read()).status).toBe(200);
  });
});
