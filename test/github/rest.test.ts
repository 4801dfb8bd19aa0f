import { beforeEach, describe, expect, test } from "vitest";
import { askRest } from "./ask-fake.ts";
import { buildShop, type Shop } from "./build-shop.ts";

let shop: Shop;
let token: string;
beforeEach(async () => {
  shop = await buildShop();
  token = shop.fake.installationToken(shop.installation);
  shop.fake.as("mara").openIssue("shop/web", { title: "Card is refused", labels: ["bug"] });
  return () => shop.fake.close();
});

const ask = (line: string, body?: object) => askRest(shop.fake, token, line, body);

describe("the App's own token", () => {
  test("opens an installation token that works", async () => {
    const { fake, installation, app } = shop;
    const jwt = shop.appToken();
    expect((await askRest(fake, jwt, "GET /app")).body).toMatchObject({ id: app.id, slug: "streamkeeper" });
    expect((await askRest(fake, jwt, "GET /repos/shop/web/installation")).body.id).toBe(installation.id);
    expect((await askRest(fake, jwt, "GET /app/installations")).body).toHaveLength(1);
    const made = await askRest(fake, jwt, `POST /app/installations/${installation.id}/access_tokens`);
    expect(made).toMatchObject({
      status: 201,
      body: { expires_at: "2026-11-23T11:00:00Z", repository_selection: "all" },
    });
    const repositories = await askRest(fake, made.body.token, "GET /installation/repositories");
    expect(repositories.body).toMatchObject({ total_count: 1, repositories: [{ full_name: "shop/web" }] });
    const narrow = await askRest(fake, jwt, `POST /app/installations/${installation.id}/access_tokens`, {
      permissions: { issues: "read" },
    });
    const refused = await askRest(fake, narrow.body.token, "POST /repos/shop/web/labels", {
      name: "x",
      color: "ffffff",
    });
    expect(refused.status).toBe(403);
  });

  test.each([
    ["too old", { iat: 1, exp: 2 }],
    ["valid for too long", { exp: Date.parse("2026-11-23T11:00:00Z") / 1000 }],
    ["of another App", { iss: 1 }],
  ])("%s is refused with 401", async (_name, claims) => {
    const { status, body } = await askRest(shop.fake, shop.appToken(claims), "GET /app");
    expect(status).toBe(401);
    expect(body).toMatchObject({
      status: "401",
      message: expect.any(String),
      documentation_url: expect.any(String),
    });
  });

  test("with another signature is refused, and a token nobody gave", async () => {
    const jwt = shop.appToken();
    const forged = `${jwt.slice(0, jwt.lastIndexOf("."))}.${Buffer.from("no").toString("base64url")}`;
    expect((await askRest(shop.fake, forged, "GET /app")).status).toBe(401);
    const unknown = await askRest(shop.fake, "ghs_none", "GET /repos/shop/web");
    expect(unknown).toMatchObject({ status: 401, body: { message: "Bad credentials" } });
    expect((await askRest(shop.fake, token, "GET /app")).status).toBe(401);
  });
});

describe("labels", () => {
  const LABELS = "/repos/shop/web/issues/1/labels";

  test("are added one by one; an unknown one is made, in grey", async () => {
    const { status, body } = await ask(`POST ${LABELS}`, { labels: ["stream: checkout", "new"] });
    expect(status).toBe(200);
    expect(body.map(({ name, color }: { name: string; color: string }) => [name, color])).toEqual([
      ["bug", "d73a4a"],
      ["stream: checkout", "0e8a16"],
      ["new", "ededed"],
    ]);
  });

  test("are taken away one by one; one that is not on the issue is 404", async () => {
    expect(await ask(`DELETE ${LABELS}/bug`)).toMatchObject({ status: 200, body: [] });
    const again = await ask(`DELETE ${LABELS}/bug`);
    expect(again).toMatchObject({ status: 404, body: { message: "Label does not exist", status: "404" } });
    expect((await ask(`DELETE ${LABELS}/stream%3A%20checkout`)).status).toBe(404);
  });

  test("of the repository are made, changed, listed and deleted", async () => {
    const text = { name: "stream: a/b", color: "ABCDEF", description: "why" };
    expect(await ask("POST /repos/shop/web/labels", text)).toMatchObject({
      status: 201,
      body: { color: "abcdef" },
    });
    const twice = await ask("POST /repos/shop/web/labels", text);
    expect(twice).toMatchObject({
      status: 422,
      body: {
        message: "Validation Failed",
        errors: [{ resource: "Label", code: "already_exists", field: "name" }],
      },
    });
    const path = `/repos/shop/web/labels/${encodeURIComponent("stream: a/b")}`;
    expect((await ask(`PATCH ${path}`, { new_name: "s" })).body.name).toBe("s");
    expect((await ask("DELETE /repos/shop/web/labels/s")).status).toBe(204);
    expect((await ask("GET /repos/shop/web/labels/s")).status).toBe(404);
    const page = await ask("GET /repos/shop/web/labels?per_page=1");
    expect(page.body).toHaveLength(1);
    expect(page.headers.get("link")).toContain('page=2>; rel="next"');
  });

  test.each([
    [{ name: "x".repeat(51), color: "ffffff" }, "name"],
    [{ name: "x", color: "red" }, "color"],
    [{ name: "x", color: "ffffff", description: "d".repeat(101) }, "description"],
  ])("%j is refused", async (text, field) => {
    const { status, body } = await ask("POST /repos/shop/web/labels", text);
    expect([status, body.errors[0].field]).toEqual([422, field]);
  });
});

describe("comments", () => {
  test("are written, edited and answered with a reaction", async () => {
    const made = await ask("POST /repos/shop/web/issues/1/comments", { body: "Hello" });
    expect(made).toMatchObject({
      status: 201,
      body: { body: "Hello", user: { login: "streamkeeper[bot]", type: "Bot" } },
    });
    const path = `/repos/shop/web/issues/comments/${made.body.id}`;
    expect((await ask(`PATCH ${path}`, { body: "Hello you" })).body.body).toBe("Hello you");
    expect((await ask(`POST ${path}/reactions`, { content: "+1" })).status).toBe(201);
    expect((await ask(`POST ${path}/reactions`, { content: "+1" })).status).toBe(200);
    expect((await ask("GET /repos/shop/web/issues/1/comments")).body).toHaveLength(1);
  });

  test("on a locked issue need the right to write", async () => {
    shop.fake.as("mara").lock("shop/web#1");
    const line = "POST /repos/shop/web/issues/1/comments";
    expect((await ask(line, { body: "Bot" })).status).toBe(201);
    const reader = shop.fake.userToken("noor");
    expect((await askRest(shop.fake, reader, line, { body: "Me too" })).status).toBe(403);
  });
});

test("an issue that left: deleted is 410, transferred redirects, never there is 404", async () => {
  const { fake } = shop;
  const mara = fake.as("mara");
  fake.seed.repository("shop/api", { roles: { mara: "admin" } });
  mara.openIssue("shop/web", { title: "Two" });
  mara.deleteIssue("shop/web#1");
  mara.transfer("shop/web#2", "shop/api");
  expect(await ask("GET /repos/shop/web/issues/1")).toMatchObject({
    status: 410,
    body: { message: "This issue was deleted" },
  });
  const moved = await ask("GET /repos/shop/web/issues/2");
  expect([moved.status, moved.headers.get("location")]).toEqual([301, `${fake.url}/repos/shop/api/issues/1`]);
  const deep = await ask("POST /repos/shop/web/issues/2/labels", { labels: ["bug"] });
  const there = `${fake.url}/repos/shop/api/issues/1/labels`;
  expect([deep.status, deep.headers.get("location")]).toEqual([307, there]);
  expect((await ask("GET /repos/shop/web/issues/3")).status).toBe(404);
});

describe("permissions", () => {
  test("of a person are told by flags: the old word hides triage", async () => {
    const { seed } = shop.fake;
    seed.user("tess");
    seed.repository("shop/api", { roles: { tess: "triage" } });
    const { body } = await ask("GET /repos/shop/api/collaborators/tess/permission");
    expect(body).toMatchObject({
      permission: "read",
      role_name: "triage",
      user: { permissions: { triage: true, push: false } },
    });
  });

  test("of the App are kept: 403 in GitHub's words, 404 for what it may not know", async () => {
    shop.fake.seed.permissions(shop.installation, { issues: "read" });
    const refused = await ask("POST /repos/shop/web/issues/1/comments", { body: "x" });
    expect(refused).toMatchObject({
      status: 403,
      body: {
        message: "Resource not accessible by integration",
        documentation_url: "https://docs.github.com/rest/issues/comments#create-an-issue-comment",
        status: "403",
      },
    });
    expect((await ask("GET /repos/shop/web/contents/x")).status).toBe(403);
    expect((await askRest(shop.fake, shop.fake.userToken("sam"), "GET /repos/shop/web")).status).toBe(404);
    expect((await askRest(shop.fake, null, "GET /repos/shop/web")).status).toBe(404);
  });
});

test("a file comes as JSON or raw, a folder as a list", async () => {
  const path = "/repos/shop/web/contents/.github/flow-map.yml";
  const { body } = await ask(`GET ${path}`);
  expect(Buffer.from(body.content, "base64").toString()).toBe("streams:\n  - name: checkout\n");
  const raw = await askRest(shop.fake, token, `GET ${path}`, undefined, "application/vnd.github.raw+json");
  expect(raw.body).toBe("streams:\n  - name: checkout\n");
  expect((await ask("GET /repos/shop/web/contents/.github")).body).toMatchObject([
    { type: "file", path: ".github/flow-map.yml" },
  ]);
  expect((await ask("GET /repos/shop/web/contents/none.yml")).status).toBe(404);
});

test("every request is counted, with what it took; asking for the limits is free", async () => {
  const start = shop.fake.requests.length;
  await ask("GET /repos/shop/web");
  const { body } = await ask("GET /rate_limit");
  expect(body.resources.core).toMatchObject({ limit: 5000, used: 1, remaining: 4999 });
  expect(shop.fake.requests.slice(start)).toMatchObject([
    { method: "GET", path: "/repos/shop/web", api: "rest", points: 1, status: 200 },
    { method: "GET", path: "/rate_limit", points: 0 },
  ]);
});

test("the paths of GitHub Enterprise Server are understood", async () => {
  expect((await ask("GET /api/v3/repos/shop/web")).body.full_name).toBe("shop/web");
});
