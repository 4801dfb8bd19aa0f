import { beforeEach, describe, expect, test } from "vitest";
import { askGraphQL } from "./ask-fake.ts";
import { buildShop, type Shop } from "./build-shop.ts";

let shop: Shop;
let token: string;
beforeEach(async () => {
  shop = await buildShop();
  token = shop.fake.installationToken(shop.installation);
  return () => shop.fake.close();
});

const ask = (query: string, variables: object = {}) => askGraphQL(shop.fake, token, query, variables);

describe("connections", () => {
  const PAGE = `query($first: Int!, $after: String) { repository(owner: "shop", name: "web") {
    issues(first: $first, after: $after, states: [OPEN], orderBy: {field: CREATED_AT, direction: ASC}) {
      totalCount pageInfo { hasNextPage endCursor } nodes { number } } } }`;

  test("give all pages, also when an issue is closed between two of them", async () => {
    const mara = shop.fake.as("mara");
    for (let n = 1; n <= 5; n += 1) mara.openIssue("shop/web", { title: `Issue ${n}` });
    const first = (await ask(PAGE, { first: 2 })).data.repository.issues;
    expect(first).toMatchObject({
      totalCount: 5,
      nodes: [{ number: 1 }, { number: 2 }],
      pageInfo: { hasNextPage: true },
    });
    mara.close("shop/web#1");
    const second = (await ask(PAGE, { first: 2, after: first.pageInfo.endCursor })).data.repository.issues;
    expect(second.nodes).toEqual([{ number: 3 }, { number: 4 }]);
    const third = (await ask(PAGE, { first: 2, after: second.pageInfo.endCursor })).data.repository.issues;
    expect(third).toMatchObject({ nodes: [{ number: 5 }], pageInfo: { hasNextPage: false } });
  });

  test("refuse a cursor that is none", async () => {
    const { data, errors } = await ask(PAGE, { first: 2, after: "what" });
    expect(data).toEqual({ repository: null });
    expect(errors[0].message).toBe("`what` does not appear to be a valid cursor.");
  });

  test.each([
    [
      '{ repository(owner: "shop", name: "web") { issues { nodes { id } } } }',
      "MISSING_PAGINATION_BOUNDARIES",
    ],
    [
      '{ repository(owner: "shop", name: "web") { issues(first: 101) { nodes { id } } } }',
      "EXCESSIVE_PAGINATION",
    ],
    [
      '{ repository(owner: "shop", name: "web") { issues(first: 100) { nodes { labels(first: 100) { nodes { issues(first: 100) { nodes { id } } } } } } } }',
      "MAX_NODE_LIMIT_EXCEEDED",
    ],
  ])("%s is refused: %s", async (query, type) => {
    const { status, data, errors } = await ask(query);
    expect(status).toBe(200);
    expect(data).toBeUndefined();
    expect(errors.map((error) => error.type)).toEqual([type]);
  });
});

describe("the cost", () => {
  test("is that of GitHub's own example", async () => {
    const inner = "issues(first: 50) { nodes { labels(first: 60) { nodes { name } } } }";
    const query = `{ rateLimit { cost nodeCount } repository(owner: "shop", name: "web") { labels(first: 100) { nodes { ${inner} } } } }`;
    const { data } = await ask(query);
    expect(data.rateLimit).toEqual({ cost: 51, nodeCount: 100 + 5_000 + 300_000 });
  });

  test("is taken from the installation's hour, and the headers say so", async () => {
    const { headers } = await ask("{ viewer { login } }");
    expect(headers.get("x-ratelimit-remaining")).toBe("4999");
    expect(headers.get("x-ratelimit-resource")).toBe("graphql");
    const other = shop.fake.installationToken(shop.installation);
    const again = await askGraphQL(
      shop.fake,
      other,
      "{ rateLimit { remaining } viewer { login __typename } }",
    );
    expect(again.data).toEqual({
      rateLimit: { remaining: 4998 },
      viewer: { login: "streamkeeper[bot]", __typename: "User" },
    });
    shop.clock.pass(3_600_001);
    const renewed = shop.fake.installationToken(shop.installation);
    expect(
      (await askGraphQL(shop.fake, renewed, "{ viewer { login } }")).headers.get("x-ratelimit-remaining"),
    ).toBe("4999");
  });

  test("that cannot be paid is refused with 200 and an error", async () => {
    shop.fake.budget.leave(`installation ${shop.installation.id}`, "graphql", 5000, 0);
    const { status, headers, errors } = await ask("{ viewer { login } }");
    expect(status).toBe(200);
    expect(headers.get("x-ratelimit-remaining")).toBe("0");
    expect(errors).toEqual([
      {
        type: "RATE_LIMITED",
        message: `API rate limit exceeded for installation ID ${shop.installation.id}.`,
      },
    ]);
  });
});
