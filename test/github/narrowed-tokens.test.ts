import { beforeEach, describe, expect, test } from "vitest";
import { askGraphQL, askRest, type RestReply } from "./ask-fake.ts";
import { buildShop, type Shop } from "./build-shop.ts";
import type { Issue } from "./state/issue.ts";

let shop: Shop;
let web: Issue;
let api: Issue;
beforeEach(async () => {
  shop = await buildShop();
  const { fake } = shop;
  fake.seed.repository("shop/api", { roles: { mara: "maintain" }, files: { "a.txt": "secret" } });
  web = fake.as("mara").openIssue("shop/web", { title: "Card is refused" });
  api = fake.as("mara").openIssue("shop/api", { title: "Out of sight" });
  return () => fake.close();
});

const createToken = (body: object): Promise<RestReply> =>
  askRest(shop.fake, shop.appToken(), `POST /app/installations/${shop.installation.id}/access_tokens`, body);
const tokenFor = async (body: object): Promise<string> => (await createToken(body)).body.token as string;
const ask = async (body: object, line: string, content?: object) =>
  await askRest(shop.fake, await tokenFor(body), line, content);
const query = async (body: object, document: string) =>
  await askGraphQL(shop.fake, await tokenFor(body), document);

const WEB = { repositories: ["web"] };
const READING = { permissions: { issues: "read", contents: "read", organization_projects: "read" } };

describe("what can be asked for", () => {
  test("repositories by name and by id, and permissions; the answer says what it is", async () => {
    const { databaseId } = web.repository;
    for (const narrowing of [WEB, { repository_ids: [databaseId] }]) {
      const { status, body } = await createToken({ ...narrowing, permissions: { issues: "write" } });
      expect(status).toBe(201);
      expect(body).toMatchObject({
        permissions: { issues: "write", metadata: "read" },
        repository_selection: "selected",
        repositories: [{ id: databaseId, full_name: "shop/web" }],
      });
    }
    const whole = await createToken({});
    expect(whole.body).toMatchObject({
      permissions: { issues: "write", organization_projects: "write", contents: "read" },
    });
    expect(whole.body).not.toHaveProperty("repositories");
  });

  test.each([
    ["a permission that is not granted", { permissions: { checks: "write" } }, "permissions requested"],
    ["a higher level than is granted", { permissions: { contents: "write" } }, "permissions requested"],
    ["a repository that is not there", { repositories: ["none"] }, "does not exist"],
    ["one of them", { repositories: ["web", "none"] }, "does not exist"],
    ["one by a number that is not there", { repository_ids: [1] }, "does not exist"],
    ["more than 500", { repository_ids: Array.from({ length: 501 }, (_, id) => id) }, "Too many"],
  ])("%s is 422, and no token is given", async (_, narrowing, words) => {
    const { status, body } = await createToken({ ...WEB, ...narrowing });
    expect([status, body.token]).toEqual([422, undefined]);
    expect(body.message).toContain(words);
  });

  test("a repository that the installation lost, or that has another name now, is 422", async () => {
    const { fake, installation } = shop;
    fake.as("mara").renameRepository("shop/web", "shop-front");
    expect((await createToken(WEB)).status).toBe(422);
    expect((await createToken({ repositories: ["shop-front"] })).status).toBe(201);
    fake.seed.select(installation, "shop/shop-front", "removed");
    expect((await createToken({ repository_ids: [web.repository.databaseId] })).status).toBe(422);
  });
});

describe("a token of one repository", () => {
  test("lists and sees it alone: others are not there", async () => {
    const { body } = await ask(WEB, "GET /installation/repositories");
    expect(body).toMatchObject({ total_count: 1, repositories: [{ full_name: "shop/web" }] });
    expect((await ask(WEB, "GET /repos/shop/web/issues/1")).status).toBe(200);
    for (const path of ["", "/issues/1", "/contents/a.txt", "/collaborators/mara/permission"])
      expect((await ask(WEB, `GET /repos/shop/api${path}`)).status).toBe(404);
    const { data, errors } = await query(
      WEB,
      `{ repository(owner: "shop", name: "api") { id } node(id: "${api.id}") { id } }`,
    );
    expect(data).toEqual({ repository: null, node: null });
    expect(errors.map(({ type }) => type)).toEqual(["NOT_FOUND", "NOT_FOUND"]);
  });

  test("does not see what is linked elsewhere, without a word", async () => {
    const mara = shop.fake.as("mara");
    mara.setParent("shop/web#1", "shop/api#1");
    mara.block("shop/web#1", "shop/api#1");
    const document = `{ node(id: "${web.id}") { ... on Issue { parent { number } blockedBy(first: 5) { nodes { number } } } } }`;
    const unseen = await query(WEB, document);
    expect(unseen).toMatchObject({
      data: { node: { parent: null, blockedBy: { nodes: [] } } },
      errors: [],
    });
    const seen = await query(READING, document);
    expect(seen.data.node).toEqual({ parent: { number: 1 }, blockedBy: { nodes: [{ number: 1 }] } });
  });

  test("writes nowhere else, neither by id nor by path", async () => {
    const { errors } = await query(
      WEB,
      `mutation { addComment(input: { subjectId: "${api.id}", body: "x" }) { clientMutationId } }`,
    );
    expect(errors).toMatchObject([{ type: "NOT_FOUND" }]);
    const refused = await ask(WEB, "POST /repos/shop/api/issues/1/comments", { body: "x" });
    expect(refused.status).toBe(404);
  });

  test("elsewhere in public it may read, and still not write", async () => {
    api.repository.isPrivate = false;
    expect((await ask(WEB, "GET /repos/shop/api/issues/1")).status).toBe(200);
    const { errors } = await query(
      WEB,
      `mutation { addComment(input: { subjectId: "${api.id}", body: "x" }) { clientMutationId } }`,
    );
    expect(errors).toMatchObject([{ type: "FORBIDDEN", message: "Resource not accessible by integration" }]);
    const refused = await ask(WEB, "POST /repos/shop/api/issues/1/comments", { body: "x" });
    expect(refused).toMatchObject({
      status: 403,
      body: { message: "Resource not accessible by integration" },
    });
  });

  test("keeps the boards; a card of another repository is only a card", async () => {
    const { board, fake } = shop;
    for (const name of ["shop/web#1", "shop/api#1"]) fake.as("mara").addCard("shop#1", name);
    const { data } = await query(
      WEB,
      `{ node(id: "${board.id}") { ... on ProjectV2 {
        viewerCanUpdate items(first: 5) { nodes { type content { ... on Issue { number } } } } } } }`,
    );
    expect(data.node).toEqual({
      viewerCanUpdate: true,
      items: {
        nodes: [
          { type: "ISSUE", content: { number: 1 } },
          { type: "REDACTED", content: null },
        ],
      },
    });
  });
});

describe("a token of fewer permissions", () => {
  test("that may only read is refused each write", async () => {
    const refused = await ask(READING, "POST /repos/shop/web/issues/1/labels", { labels: ["bug"] });
    expect(refused).toMatchObject({
      status: 403,
      body: { message: "Resource not accessible by integration" },
    });
    const { errors } = await query(
      READING,
      `mutation {
        comment: addComment(input: { subjectId: "${web.id}", body: "x" }) { clientMutationId }
        card: addProjectV2ItemById(input: { projectId: "${shop.board.id}", contentId: "${web.id}" }) { item { id } }
      }`,
    );
    expect(errors).toMatchObject([
      { type: "FORBIDDEN", path: ["comment"], message: "Resource not accessible by integration" },
      { type: "FORBIDDEN", path: ["card"], message: "Resource not accessible by integration" },
    ]);
    const { data } = await query(
      READING,
      `{ node(id: "${shop.board.id}") { ... on ProjectV2 { viewerCanUpdate } } }`,
    );
    expect(data.node).toEqual({ viewerCanUpdate: false });
  });

  test("without contents or boards does not see them, though the installation may", async () => {
    const narrowing = { permissions: { issues: "write" } };
    expect((await ask(narrowing, "GET /repos/shop/api/contents/a.txt")).status).toBe(403);
    const { errors } = await query(
      narrowing,
      `{ repository(owner: "shop", name: "api") { object(expression: "HEAD:a.txt") { id } }
         organization(login: "shop") { projectV2(number: 1) { id } } }`,
    );
    expect(errors.map(({ type }) => type).sort()).toEqual(["FORBIDDEN", "NOT_FOUND"]);
  });

  test("keeps them when more is granted, and loses what is taken away", async () => {
    const { fake, installation } = shop;
    fake.seed.permissions(installation, { issues: "write" });
    const token = await tokenFor({ permissions: { issues: "write" } });
    const write = () => askRest(fake, token, "POST /repos/shop/web/issues/1/comments", { body: "x" });
    const board = () =>
      askGraphQL(fake, token, `{ organization(login: "shop") { projectV2(number: 1) { id } } }`);
    fake.seed.permissions(installation, { issues: "write", organization_projects: "write" });
    expect((await board()).errors).toMatchObject([{ type: "NOT_FOUND" }]);
    expect((await write()).status).toBe(201);
    fake.seed.permissions(installation, { issues: "read" });
    expect((await write()).status).toBe(403);
  });
});

test("a token that was revoked is 401, and so are all when the installation goes", async () => {
  const { fake, installation } = shop;
  const look = async (token: string) => (await askRest(fake, token, "GET /repos/shop/web")).status;
  const [one, other] = [await tokenFor(WEB), await tokenFor(READING)];
  expect((await askRest(fake, one, "DELETE /installation/token")).status).toBe(204);
  expect([await look(one), await look(other)]).toEqual([401, 200]);
  fake.revokeTokens(installation);
  expect(await look(other)).toBe(401);
  const last = await tokenFor(WEB);
  fake.seed.uninstall(installation);
  expect(await look(last)).toBe(401);
});

test("the log of requests says what a token was narrowed to", async () => {
  await ask({ ...WEB, permissions: { issues: "write" } }, "GET /repos/shop/web");
  await ask(READING, "GET /repos/shop/web");
  await ask({}, "GET /repos/shop/web");
  const told = shop.fake.requests.filter(({ method }) => method === "GET");
  expect(told.map(({ narrowedTo }) => narrowedTo)).toEqual([
    "shop/web: issues write, metadata read",
    "*: contents read, issues read, metadata read, organization_projects read",
    null,
  ]);
});
