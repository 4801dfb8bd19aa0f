import { beforeEach, describe, expect, test } from "vitest";
import { askGraphQL, askRest } from "./ask-fake.ts";
import { buildShop, type Shop } from "./build-shop.ts";
import { findSchemaProblems, type Schema } from "./rest/check-schema.ts";
import { findOperation, OPENAPI_VERSION, OPERATIONS } from "./rest/documented-operation.ts";
import { ROUTES } from "./rest/list-routes.ts";

let shop: Shop;
let token: string;

beforeEach(async () => {
  shop = await buildShop();
  token = shop.fake.installationToken(shop.installation);
  shop.fake.as("mara").openIssue("shop/web", { title: "One" });
  return () => shop.fake.close();
});

const ask = (line: string, body?: object) => askRest(shop.fake, token, line, body);

/** The mistakes so far; from then on the fake closes in peace. */
const takeMistakes = (): string[] => shop.fake.mistakes.splice(0);

test("every route of the fake is an operation that GitHub documents", () => {
  const known = ROUTES.map(({ method, path }) => findOperation(method, path.replace(/[:*](\w+)/g, "$1")));
  expect(known).not.toContain(null);
  expect(OPENAPI_VERSION).toBe("23.0.2");
  expect(new Set(OPERATIONS.map(({ method, path }) => `${method} ${path}`)).size).toBe(OPERATIONS.length);
});

const LABELS = "/repos/shop/web/labels";

describe("is refused with 501 and the reason", () => {
  test.each([
    ["GET /repos/shop/web/colours", undefined, "no such operation"],
    ["PUT /repos/shop/web/labels", undefined, "no such operation"],
    ["GET /orgs/shop/projectsV2", undefined, "does not serve it yet"],
    [
      `GET ${LABELS}?per_page=5&colour=red`,
      undefined,
      "query.colour is not documented; there are: per_page, page",
    ],
    [
      `POST ${LABELS}`,
      { name: "x", colour: "ffffff" },
      "body.colour is not documented; there are: name, color",
    ],
    [`DELETE ${LABELS}/bug`, { force: true }, "body.force: it takes no body"],
    [
      "POST /repos/shop/web/issues/1/labels",
      { labels: [{ name: "bug", color: "f" }] },
      "body.labels[0].color",
    ],
    [`GET ${LABELS}?per_page=many`, undefined, "query.per_page is string, not integer"],
    [
      "GET /repos/shop/web/issues?state=shut",
      undefined,
      'query.state is "shut", not one of open, closed, all',
    ],
    ["PATCH /repos/shop/web/issues/1", { title: "Two", state: "shut" }, 'body.state is "shut"'],
  ])("%s %j", async (line, body, reason) => {
    const answer = await ask(line, body);
    expect(answer.status).toBe(501);
    expect(answer.body.message).toContain(reason);
    expect(takeMistakes()).toMatchObject([expect.stringContaining(reason)]);
  });
});

test("what GitHub refuses itself stays GitHub's refusal", async () => {
  expect((await ask(`POST ${LABELS}`, { color: "ffffff" })).status).toBe(422);
  expect((await ask("POST /repos/shop/web/issues", { body: "x" })).status).toBe(422);
  expect((await ask("POST /repos/shop/web/issues/9/comments", { text: 1 })).status).toBe(501);
  expect((await ask("POST /repos/shop/web/issues/9/comments", {})).status).toBe(404);
  expect(takeMistakes()).toHaveLength(1);
  expect((await ask("GET /no/such/page")).status).toBe(404);
});

test("a fake that was asked wrongly does not close in peace, by GraphQL neither", async () => {
  const other = await buildShop();
  const mine = other.fake.installationToken(other.installation);
  await askRest(other.fake, mine, "GET /repos/shop/web?colour=red");
  await askGraphQL(other.fake, mine, "query Stars { viewer { bio } }");
  const { message } = (await other.fake.close().catch((error: unknown) => error)) as Error;
  expect(message.split("\n")).toEqual([
    "The fake GitHub was asked for what it cannot answer:",
    "- GET /repos/{owner}/{repo}: query.colour is not documented; there are: none",
    "- Stars: The fake GitHub does not answer User.bio yet",
  ]);
});

describe("a schema", () => {
  const LABEL: Schema = {
    type: "object",
    required: ["name"],
    properties: {
      name: { type: "string" },
      color: { type: "string", nullable: true },
      ids: { type: "array", items: { oneOf: [{ type: "integer" }, { type: "string", enum: ["all"] }] } },
      more: { type: "object", additionalProperties: { type: "number" } },
      any: { type: "object" },
    },
  };

  test.each([
    [{ name: "a" }, []],
    [{ name: "a", color: null, ids: [1, "all"], more: { x: 1 }, any: { y: 2 } }, []],
    [{}, ["invalid body.name is missing"]],
    [{ name: null }, ["invalid body.name is null, not string"]],
    [{ name: "a", ids: [1.5] }, ["invalid body.ids[0] is number, not integer"]],
    [{ name: "a", ids: {} }, ["invalid body.ids is object, not array"]],
    [{ name: "a", more: { x: "1" } }, ["invalid body.more.x is string, not number"]],
    [
      { name: "a", toString: 1 },
      ["undocumented body.toString is not documented; there are: name, color, ids, more, any"],
    ],
    [[], ["invalid body is array, not object"]],
  ])("%j: %j", (value, problems) => {
    const found = findSchemaProblems(LABEL, value, "body");
    expect(found.map(({ kind, message }) => `${kind} ${message}`)).toEqual(problems);
  });
});
