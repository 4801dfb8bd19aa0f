import { beforeEach, describe, expect, test, vi } from "vitest";
import { buildShop, type Shop } from "../github/build-shop.ts";
import type { Trouble } from "../github/faults/fault.ts";
import { openShopProbot } from "./open-shop-probot.ts";

let shop: Shop;
beforeEach(async () => {
  shop = await buildShop({ now: Date.now });
  return () => shop.fake.close();
});
const asked = () => shop.fake.requests.map(({ method, path, status }) => `${method} ${path} ${status}`);

describe("nothing is repeated, and nothing waits", () => {
  test.each<Trouble>([
    { kind: "secondary-limit", retryAfterS: 1 },
    { kind: "primary-limit" },
    { kind: "status", status: 502 },
    { kind: "status", status: 429 },
    { kind: "drop" },
  ])("$kind", async (trouble) => {
    const { probot, lines } = await openShopProbot(shop);
    const octokit = await probot.auth(shop.installation.id);
    await octokit.request("GET /repos/shop/web");
    const before = shop.fake.requests.length;
    shop.fake.fail({ trouble });
    await expect(octokit.request("GET /repos/shop/web")).rejects.toThrow();
    expect(shop.fake.requests).toHaveLength(before + 1);
    expect(lines.filter(({ level }) => level === "error")).toEqual([]);
  });
});

describe("nothing comes from the environment", () => {
  test.each([
    ["REDIS_URL", "redis://127.0.0.1:1"],
    ["WEBHOOK_SECRET", "development"],
    ["APP_ID", "1"],
    ["GHE_HOST", "127.0.0.1:1"],
  ])("%s", async (name, value) => {
    vi.stubEnv(name, value);
    try {
      const { probot } = await openShopProbot(shop);
      await (await probot.auth()).request("GET /app");
      await (await probot.auth(shop.installation.id)).request("GET /repos/shop/web");
    } finally {
      vi.unstubAllEnvs();
    }
    expect(asked()).toEqual([
      "GET /app 200",
      `POST /app/installations/${shop.installation.id}/access_tokens 201`,
      "GET /repos/shop/web 200",
    ]);
  });
});

test("tokens come from the server that is told, not from github.com", async () => {
  const { probot } = await openShopProbot(shop);
  const octokit = await probot.auth(shop.installation.id);
  expect(await octokit.auth({ type: "installation" })).toMatchObject({
    token: expect.stringMatching(/^ghs_/),
  });
  expect(asked()).toEqual([`POST /app/installations/${shop.installation.id}/access_tokens 201`]);
});

test("what Probot logs holds no event and no request's body", async () => {
  const { probot, lines } = await openShopProbot(shop);
  const title = "a title that nobody else may read";
  probot.on("issues.opened", async ({ octokit }) => {
    await octokit.request("POST /repos/shop/web/issues/4711/comments", { body: title });
  });
  const payload = { action: "opened", installation: { id: shop.installation.id }, issue: { title } };
  const event = { id: "1", name: "issues", payload } as unknown as Parameters<typeof probot.receive>[0];
  await expect(probot.receive(event)).rejects.toThrow();
  expect(asked().at(-1)).toBe("POST /repos/shop/web/issues/4711/comments 404");
  expect(JSON.stringify(lines)).not.toContain(title);
});
