import { createServer } from "node:net";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { temporaryFolder } from "../action/temporary-folder.ts";
import { buildShop, PRIVATE_KEY, type Shop, WEBHOOK_SECRET } from "../github/build-shop.ts";
import { type AppProcess, runApp } from "./run-app.ts";
import { signDelivery } from "./sign-delivery.ts";

let shop: Shop;
beforeAll(async () => {
  shop = await buildShop({ now: Date.now });
});
afterAll(() => shop.fake.close());

const environment = (more: Readonly<Record<string, string>> = {}) => ({
  APP_ID: String(shop.app.id),
  PRIVATE_KEY,
  WEBHOOK_SECRET,
  GITHUB_API_URL: shop.fake.url,
  HOST: "127.0.0.1",
  PORT: "0",
  LOG_FORMAT: "json",
  ...more,
});
const LISTENS = /"msg":"Streamkeeper listens\.","url":"([^"]+)"/;
async function open(more: Readonly<Record<string, string>> = {}): Promise<{ app: AppProcess; url: string }> {
  const app = await runApp(temporaryFolder(), environment(more));
  return { app, url: (await app.says(LISTENS))[1]! };
}
const SECRET_TITLE = "a title that nobody else may read";
const comment = {
  action: "created",
  installation: { id: 0 },
  repository: { full_name: "shop/web" },
  issue: { number: 4711, title: SECRET_TITLE },
  comment: { id: 1, node_id: "IC_1", body: "nice" },
  sender: { login: "mara", type: "User" },
};
const deliver = (url: string, payload: unknown, secret = WEBHOOK_SECRET, id?: string) =>
  fetch(`${url}/api/github/webhooks`, {
    method: "POST",
    ...signDelivery("issues", payload, secret, id),
  });

describe("settings", () => {
  test("all that is missing or wrong is listed, a line each, and it ends", async () => {
    const app = await runApp(temporaryFolder(), {
      PORT: "abc",
      APP_ID: "five",
      WEBHOOK_SECRET: "development",
    });
    expect(await app.ended()).toBe(1);
    expect(app.stdout()).toBe("");
    expect(app.stderr().trimEnd().split("\n")).toEqual([
      expect.stringMatching(/^PORT is no port/),
      expect.stringMatching(/^APP_ID is no number/),
      expect.stringMatching(/^Neither PRIVATE_KEY nor PRIVATE_KEY_PATH is set/),
      expect.stringMatching(/^WEBHOOK_SECRET is a default that everybody knows/),
    ]);
  });

  test("in production nothing is set up", async () => {
    const app = await runApp(temporaryFolder(), { NODE_ENV: "production" });
    expect(await app.ended()).toBe(1);
    expect(app.stderr().trimEnd().split("\n")).toHaveLength(3);
  });

  test(".env is read, and what is really set wins", async () => {
    const { APP_ID, PRIVATE_KEY: key, WEBHOOK_SECRET: secret, ...real } = environment();
    const lines = [`APP_ID=${APP_ID}`, `PRIVATE_KEY="${key}"`, `WEBHOOK_SECRET="${secret}"`, "PORT=1"];
    const app = await runApp(temporaryFolder({ ".env": lines.join("\n") }), { ...real, APP_ID: "" });
    const [, url] = await app.says(LISTENS);
    expect((await deliver(url!, comment)).status).toBe(202);
  });

  test("another App's id is told in one line", async () => {
    const app = await runApp(temporaryFolder(), environment({ APP_ID: String(shop.app.id + 1) }));
    expect(await app.ended()).toBe(1);
    const lines = app.stdout().trimEnd().split("\n");
    expect(lines).toHaveLength(1);
    expect(lines[0]).toMatch(/refuses the App's credentials \(401\).*APP_ID and PRIVATE_KEY/);
    expect(app.stderr()).toBe("");
  });

  test("a port that is taken is told in one line", async () => {
    const other = createServer().listen(0, "127.0.0.1");
    await new Promise((resolve) => other.once("listening", resolve));
    const { port } = other.address() as { port: number };
    const app = await runApp(temporaryFolder(), environment({ PORT: String(port) }));
    expect(await app.ended()).toBe(1);
    expect(app.stdout()).toMatch(new RegExp(`^.*Port ${port} is in use already.*\n$`));
    other.close();
  });
});

describe("deliveries", () => {
  test("what is signed is taken, also twice and thrice; what is not is refused", async () => {
    const { app, url } = await open();
    const payload = { ...comment, installation: { id: shop.installation.id } };
    for (let time = 0; time < 3; time++) {
      const answer = await deliver(url, payload, WEBHOOK_SECRET, "the-same-one");
      expect(answer.status).toBe(202);
    }
    expect((await deliver(url, payload, "a guess")).status).toBe(401);
    expect((await deliver(url, payload, "development")).status).toBe(401);
    await app.says(/signature does not fit/);
    expect(app.stdout().match(/"delivery":"the-same-one"/g)).toHaveLength(3);
  });

  test("at any level the log holds no payload, no key and no token", async () => {
    const { app, url } = await open({ LOG_LEVEL: "trace" });
    await deliver(url, { ...comment, installation: { id: shop.installation.id } });
    await deliver(url, { ...comment, installation: { id: 99_999 } });
    await app.says(/99999/);
    app.child.kill("SIGTERM");
    await app.ended();
    const said = app.stdout() + app.stderr();
    for (const secret of [SECRET_TITLE, WEBHOOK_SECRET, "PRIVATE KEY", "ghs_", "Bearer", "sha256="]) {
      expect(said).not.toContain(secret);
    }
  });
});

describe("the end", () => {
  test.each(["SIGTERM", "SIGINT"] as const)("%s stops it well", async (signal) => {
    const { app, url } = await open();
    await fetch(url);
    app.child.kill(signal);
    expect(await app.ended()).toBe(0);
    expect(app.stdout()).toMatch(/"msg":"Stopped; nothing was left to do\.","left":0/);
    expect(app.stderr()).toBe("");
  });

  test("while GitHub is down it waits, and can be stopped", async () => {
    shop.fake.fail({
      when: ({ path }) => path === "/app",
      times: 1,
      trouble: { kind: "status", status: 502 },
    });
    const app = await runApp(temporaryFolder(), environment());
    await app.says(/GitHub does not answer; asking again/);
    app.child.kill("SIGTERM");
    expect(await app.ended()).toBe(0);
    expect(app.stdout()).not.toMatch(LISTENS);
  });
});
