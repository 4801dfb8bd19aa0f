import { createPublicKey, sign } from "node:crypto";
import { beforeEach, expect, test } from "vitest";
import { askRest } from "./ask-fake.ts";
import { buildShop, type Shop } from "./build-shop.ts";

let shop: Shop;
beforeEach(async () => {
  shop = await buildShop();
  return () => shop.fake.close();
});

const MANIFEST = {
  name: "Our Streamkeeper",
  url: "https://example.org",
  redirect_url: "http://127.0.0.1:1/probot/setup",
  hook_attributes: { url: "http://127.0.0.1:1/api/github/webhooks" },
  default_permissions: { issues: "write" },
  default_events: ["issues"],
};

const submit = (manifest: object | string) =>
  fetch(`${shop.fake.url}/organizations/shop/settings/apps/new?state=abc`, {
    method: "POST",
    redirect: "manual",
    body: new URLSearchParams({
      manifest: typeof manifest === "string" ? manifest : JSON.stringify(manifest),
    }),
  });

test("a manifest becomes an App: its keys are handed out once, and they work", async () => {
  const back = new URL((await submit(MANIFEST)).headers.get("location")!);
  expect([back.pathname, back.searchParams.get("state")]).toEqual(["/probot/setup", "abc"]);
  const line = `POST /app-manifests/${back.searchParams.get("code")}/conversions`;
  const { status, body } = await askRest(shop.fake, null, line);
  expect(status).toBe(201);
  expect(body).toMatchObject({
    slug: "our-streamkeeper",
    permissions: { issues: "write" },
    events: ["issues"],
  });
  expect(body.webhook_secret).toMatch(/^[0-9a-f]{40}$/);
  expect((await askRest(shop.fake, null, line)).status).toBe(404);
  expect(createPublicKey(body.pem).asymmetricKeyType).toBe("rsa");
  const at = Math.floor(shop.clock() / 1000);
  const part = (value: object) => Buffer.from(JSON.stringify(value)).toString("base64url");
  const text = `${part({ alg: "RS256" })}.${part({ iat: at, exp: at + 60, iss: body.id })}`;
  const jwt = `${text}.${sign("sha256", Buffer.from(text), body.pem).toString("base64url")}`;
  expect((await askRest(shop.fake, jwt, "GET /app")).body.slug).toBe("our-streamkeeper");
});

test("a code is good for an hour", async () => {
  const code = new URL((await submit(MANIFEST)).headers.get("location")!).searchParams.get("code");
  shop.clock.pass(3_600_000);
  expect((await askRest(shop.fake, null, `POST /app-manifests/${code}/conversions`)).status).toBe(404);
});

test.each([
  ["what is no JSON", "{"],
  ["no name", { ...MANIFEST, name: "" }],
  ["a name that is taken", { ...MANIFEST, name: "Streamkeeper" }],
  ["a webhook without an address", { ...MANIFEST, hook_attributes: { active: true } }],
])("%s is refused", async (_name, manifest) => {
  const answer = await submit(manifest);
  expect(answer.status).toBe(422);
  expect(await answer.text()).toContain("manifest");
});
