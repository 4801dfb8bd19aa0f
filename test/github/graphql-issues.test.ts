import { beforeEach, describe, expect, test } from "vitest";
import { askGraphQL, askRest } from "./ask-fake.ts";
import { buildShop, type Shop } from "./build-shop.ts";

let shop: Shop;
let token: string;
beforeEach(async () => {
  shop = await buildShop();
  token = shop.fake.installationToken(shop.installation);
  return () => shop.fake.close();
});

const readRepository = async (fields: string, name = "web") => {
  const query = `{ repository(owner: "shop", name: "${name}") { ${fields} } }`;
  return askGraphQL(shop.fake, token, query);
};

const readIssues = async (args: string) => {
  const { data, errors } = await readRepository(
    `issues(${args}) { totalCount nodes { number } pageInfo { hasNextPage hasPreviousPage startCursor endCursor } }`,
  );
  expect(errors).toEqual([]);
  const { nodes, ...rest } = data.repository.issues;
  return { ...rest, numbers: nodes.map(({ number }: { number: number }) => number) };
};

/** Issues 1 to 6, one a minute; then 2, 3 and 5 are closed, and 1 is commented on, a minute each. */
function tellStory(): void {
  const { fake, clock } = shop;
  const mara = fake.as("mara");
  for (const title of ["a", "b", "c", "d", "e", "f"]) {
    mara.openIssue("shop/web", { title, labels: title === "d" ? ["bug"] : [] });
    clock.pass(60_000);
  }
  for (const number of [2, 3, 5]) {
    mara.close(`shop/web#${number}`);
    clock.pass(60_000);
  }
  mara.comment("shop/web#1", "x");
}

describe("issues", () => {
  beforeEach(tellStory);

  test.each([
    ["first: 9", [1, 2, 3, 4, 5, 6]],
    ["first: 9, states: OPEN", [1, 4, 6]],
    ["first: 9, states: [CLOSED]", [2, 3, 5]],
    ["first: 9, orderBy: { field: CREATED_AT, direction: DESC }", [6, 5, 4, 3, 2, 1]],
    ["first: 9, orderBy: { field: UPDATED_AT, direction: ASC }", [4, 6, 2, 3, 5, 1]],
    ["first: 9, orderBy: { field: COMMENTS, direction: DESC }", [1, 6, 5, 4, 3, 2]],
    ['first: 9, filterBy: { since: "2026-11-23T10:07:00Z" }', [1, 3, 5]],
    ['first: 9, states: CLOSED, filterBy: { since: "2026-11-23T10:07:01Z" }', [5]],
    ['first: 9, filterBy: { createdBy: "mara", states: [OPEN], labels: ["BUG"] }', [4]],
    ['first: 9, filterBy: { createdBy: "noor" }', []],
    ["first: 9, filterBy: { assignee: null, states: OPEN }", [1, 4, 6]],
  ])("with %s", async (args, numbers) => {
    const { totalCount, numbers: found } = await readIssues(args);
    expect([found, totalCount]).toEqual([numbers, numbers.length]);
  });

  test("are paged forward and backward", async () => {
    const first = await readIssues("first: 4");
    expect(first).toMatchObject({ numbers: [1, 2, 3, 4], totalCount: 6, pageInfo: { hasNextPage: true } });
    const next = await readIssues(`first: 4, after: "${first.pageInfo.endCursor}"`);
    expect(next).toMatchObject({ numbers: [5, 6], pageInfo: { hasNextPage: false, hasPreviousPage: true } });
    const last = await readIssues("last: 2");
    expect(last).toMatchObject({ numbers: [5, 6], pageInfo: { hasPreviousPage: true } });
    const before = await readIssues(`last: 3, before: "${last.pageInfo.startCursor}"`);
    expect(before).toMatchObject({ numbers: [2, 3, 4], pageInfo: { hasNextPage: true } });
  });

  test("a page goes on behind its place, though the issue there was changed and one before was closed", async () => {
    const order = "orderBy: { field: UPDATED_AT, direction: ASC }";
    const first = await readIssues(`first: 2, ${order}`);
    expect(first.numbers).toEqual([4, 6]);
    const mara = shop.fake.as("mara");
    mara.comment("shop/web#6", "later");
    const next = await readIssues(`first: 9, ${order}, after: "${first.pageInfo.endCursor}"`);
    expect(next.numbers).toEqual([2, 3, 5, 1, 6]);
    const open = await readIssues("first: 2, states: OPEN");
    mara.close("shop/web#4");
    expect((await readIssues(`first: 9, states: OPEN, after: "${open.pageInfo.endCursor}"`)).numbers).toEqual(
      [6],
    );
  });

  test("a broken cursor and a broken instant are refused", async () => {
    const cursor = await readRepository('issues(first: 1, after: "x") { totalCount }');
    expect(cursor.errors[0].message).toBe("`x` does not appear to be a valid cursor.");
    const since = await readRepository('issues(first: 1, filterBy: { since: "yesterday" }) { totalCount }');
    expect(since.errors[0].message).toContain("yesterday");
  });
});

test("of several labels in filterBy it is not known what they mean", async () => {
  const { errors } = await readRepository(
    'issues(first: 1, filterBy: { labels: ["a", "b"] }) { totalCount }',
  );
  expect(errors[0].message).toContain("any or all");
  expect(shop.fake.mistakes).toHaveLength(1);
  shop.fake.mistakes.length = 0;
});

test("milestones are listed, and issues found by them", async () => {
  const { fake } = shop;
  for (const title of ["Q3", "Q4"]) fake.seed.milestone("shop/web", { title });
  const mara = fake.as("mara");
  mara.setMilestone(mara.openIssue("shop/web", { title: "One" }), "Q4");
  mara.openIssue("shop/web", { title: "Two" });
  const { data } = await readRepository(`
    milestone(number: 1) { title url }
    milestones(first: 5, query: "4") { totalCount nodes { number title openIssueCount } }
    with: issues(first: 5, filterBy: { milestoneNumber: "2" }) { nodes { number } }
    without: issues(first: 5, filterBy: { milestone: null }) { nodes { number } }`);
  expect(data.repository).toEqual({
    milestone: { title: "Q3", url: `${fake.url}/shop/web/milestone/1` },
    milestones: { totalCount: 1, nodes: [{ number: 2, title: "Q4", openIssueCount: 1 }] },
    with: { nodes: [{ number: 1 }] },
    without: { nodes: [{ number: 2 }] },
  });
});

describe("a repository", () => {
  test("without issues has an empty list, and REST says 410", async () => {
    const { fake } = shop;
    fake.seed.repository("shop/docs", { hasIssues: false });
    const { data, errors } = await readRepository(
      "id hasIssuesEnabled isArchived url issues(first: 5) { totalCount nodes { id } }",
      "docs",
    );
    expect(errors).toEqual([]);
    const { id, ...rest } = data.repository;
    expect(rest).toEqual({
      hasIssuesEnabled: false,
      isArchived: false,
      url: `${fake.url}/shop/docs`,
      issues: { totalCount: 0, nodes: [] },
    });
    const rested = await askRest(fake, token, "GET /repos/shop/docs/issues");
    expect([rested.status, rested.body.message]).toEqual([410, "Issues are disabled for this repo"]);
    const created = await askGraphQL(
      fake,
      token,
      `mutation { createIssue(input: { repositoryId: "${id}", title: "x" }) { issue { id } } }`,
    );
    expect(created.errors[0]).toMatchObject({ type: "UNPROCESSABLE", path: ["createIssue"] });
  });

  test("that is archived can be read, not written", async () => {
    const { fake } = shop;
    fake.seed.repository("shop/old", { isArchived: true });
    const { data } = await readRepository("id isArchived hasIssuesEnabled", "old");
    expect(data.repository).toMatchObject({ isArchived: true, hasIssuesEnabled: true });
    const created = await askGraphQL(
      fake,
      token,
      `mutation { createIssue(input: { repositoryId: "${data.repository.id}", title: "x" }) { issue { id } } }`,
    );
    expect(created.errors[0].message).toBe("Repository was archived so is read-only.");
    const labelled = await askRest(fake, token, "POST /repos/shop/old/labels", {
      name: "x",
      color: "ffffff",
    });
    expect(labelled.status).toBe(403);
    expect((await askRest(fake, token, "GET /repos/shop/old")).body).toMatchObject({ archived: true });
  });
});
