import { beforeEach, describe, expect, test } from "vitest";
import { askGraphQL } from "./ask-fake.ts";
import { buildShop, type Shop } from "./build-shop.ts";

let shop: Shop;
let token: string;

const MAP = ".github/flow-map.yml";

beforeEach(async () => {
  shop = await buildShop();
  token = shop.fake.installationToken(shop.installation);
  return () => shop.fake.close();
});

const ask = (selection: string) =>
  askGraphQL(shop.fake, token, `{ repository(owner: "shop", name: "web") { ${selection} } }`);

const read = (selection: string, path = MAP) =>
  askGraphQL(
    shop.fake,
    token,
    `query($path: String!) { repository(owner: "shop", name: "web") { ${selection} } }`,
    { path },
  );

const HISTORY = `defaultBranchRef { target { ... on Commit { oid history(first: 10, path: $path) { totalCount nodes {
  oid committedDate messageHeadline author { name user { login } }
  file(path: $path) { object { ... on Blob { text } } } } } } } }`;

/** Three commits on the first: the map changed, another file changed, the map deleted. */
function tellStory(): void {
  const { fake, clock } = shop;
  for (const [path, text] of [
    [MAP, "streams: []\n"],
    ["README.md", "Hello\n"],
    [MAP, null],
  ] as const) {
    clock.pass(60_000);
    fake.as("mara").push("shop/web", path, text);
  }
}

test("the commits that touched a path come newest first, each with the file as it was then", async () => {
  tellStory();
  const { data, errors } = await read(HISTORY);
  const { oid, history } = data.repository.defaultBranchRef.target;
  expect(oid).toBe(history.nodes[0].oid);
  expect(history.totalCount).toBe(3);
  const mara = { name: "mara", user: { login: "mara" } };
  expect(history.nodes).toMatchObject([
    { committedDate: "2026-11-23T10:03:00Z", messageHeadline: `Delete ${MAP}`, author: mara, file: null },
    { committedDate: "2026-11-23T10:01:00Z", author: mara, file: { object: { text: "streams: []\n" } } },
    {
      committedDate: "2026-11-23T10:00:00Z",
      messageHeadline: "Initial commit",
      author: { user: null },
      file: { object: { text: "streams:\n  - name: checkout\n" } },
    },
  ]);
  expect(errors).toMatchObject([
    {
      type: "NOT_FOUND",
      path: ["repository", "defaultBranchRef", "target", "history", "nodes", 0, "file"],
      message: `Could not resolve file for path '${MAP}'.`,
    },
  ]);
});

describe("a path of the history", () => {
  test.each([
    ["a folder, with and without a slash", ".github/", 3],
    ["everything", "", 4],
    ["what begins alike but is another", ".git", 0],
    ["what never was", "none.yml", 0],
  ])("is %s", async (_name, path, count) => {
    tellStory();
    const { data } = await read(
      "defaultBranchRef { target { ... on Commit { history(first: 1, path: $path) { totalCount } } } }",
      path,
    );
    expect(data.repository.defaultBranchRef.target.history.totalCount).toBe(count);
  });
});

test("a commit's oid leads to the files as they were, a push tells the same oid", async () => {
  const { commits } = shop.fake.world.repositories[0]!;
  tellStory();
  expect(commits).toHaveLength(4);
  expect(new Set(commits.map(({ oid }) => oid)).size).toBe(4);
  const { data } = await ask(`was: object(expression: "${commits[1]!.oid}:${MAP}") { ... on Blob { text } }
    is: object(expression: "main:${MAP}") { ... on Blob { text } }
    commit: object(expression: "HEAD") { __typename ... on Commit { oid } }
    folder: object(expression: "HEAD:") { ... on Tree { entries { name type path object { ... on Blob { text } } } } }
    none: object(expression: "other:README.md") { __typename }`);
  expect(data.repository).toEqual({
    was: { text: "streams: []\n" },
    is: null,
    commit: { __typename: "Commit", oid: commits[3]!.oid },
    folder: {
      entries: [{ name: "README.md", type: "blob", path: "README.md", object: { text: "Hello\n" } }],
    },
    none: null,
  });
});
