import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { ALL_FEATURES } from "../../shared/github/read-features.ts";
import { buildShop, type Shop } from "../github/build-shop.ts";
import { gather } from "./gather.ts";
import { mockGitHub } from "./mock-github.ts";
import { openShopReaders, WEB } from "./open-shop-readers.ts";
import { openWireReaders } from "./wire-readers.ts";

const ONE = { ...WEB, number: 1 };
let shop: Shop;
beforeEach(async () => {
  shop = await buildShop();
});
afterEach(() => shop.fake.close());

const related = () => openShopReaders(shop).related;
const open = (repository = "shop/web", by = "mara") =>
  shop.fake.as(by).openIssue(repository, { title: "Card" });
const asked = () => shop.fake.requests.map(({ documentName, path }) => documentName ?? path);

test("all open issues, oldest first, 100 a request", async () => {
  for (let count = 0; count < 205; count++) open();
  for (const number of [1, 100, 205]) shop.fake.as("mara").close(`shop/web#${number}`);
  const numbers = await gather(related().listOpenIssues(WEB));
  const all = Array.from({ length: 205 }, (_, index) => index + 1);
  expect(numbers).toEqual(all.filter((number) => ![1, 100, 205].includes(number)));
  expect(asked()).toEqual(["ListOpenIssues", "ListOpenIssues", "ListOpenIssues"]);
});

describe("of an issue's relatives the open ones of the same owner", () => {
  beforeEach(() => {
    const { fake } = shop;
    fake.seed.organization("other", ["mara"]);
    fake.seed.repository("other/public", { isPrivate: false, roles: { mara: "maintain" } });
    fake.seed.repository("other/secret", { roles: { mara: "maintain" } });
    fake.seed.repository("shop/docs", { roles: { mara: "maintain" } });
    open();
  });
  const others = () => [open(), open(), open("shop/docs"), open("other/public"), open("other/secret")];
  const found = [
    { owner: "shop", repo: "web", number: 2 },
    { owner: "shop", repo: "docs", number: 1 },
  ];
  const sorted = (names: readonly { readonly repo: string }[]) =>
    names.toSorted((a, b) => b.repo.localeCompare(a.repo));

  test("those that it blocks", async () => {
    for (const issue of others()) shop.fake.as("mara").block(issue, "shop/web#1");
    shop.fake.as("mara").close("shop/web#3");
    expect(sorted(await related().listBlockedIssues(ONE))).toEqual(found);
  });

  test("its sub-issues", async () => {
    for (const issue of others()) shop.fake.as("mara").setParent(issue, "shop/web#1");
    shop.fake.as("mara").close("shop/web#3");
    expect(sorted(await related().listSubIssues(ONE))).toEqual(found);
  });

  test("100 of them with one request", async () => {
    for (let count = 0; count < 100; count++) shop.fake.as("mara").setParent(open(), "shop/web#1");
    expect(await related().listSubIssues(ONE)).toHaveLength(100);
    expect(asked()).toEqual(["ListSubIssues"]);
  });

  test("none of an issue that is not there", async () => {
    const gone = { ...WEB, number: 99 };
    expect(await related().listBlockedIssues(gone)).toEqual([]);
    expect(await related().listSubIssues(gone)).toEqual([]);
  });

  test("none, and no request, where the server does not know them", async () => {
    const features = { ...ALL_FEATURES, fields: new Set([]) };
    const old = openShopReaders(shop, features).related;
    expect(await old.listBlockedIssues(ONE)).toEqual([]);
    expect(await old.listSubIssues(ONE)).toEqual([]);
    expect(asked()).toEqual([]);
  });
});

describe("the issue of a node id", () => {
  test("by its present place", async () => {
    const issue = open();
    shop.fake.as("mara").renameRepository("shop/web", "front");
    expect(await related().findIssue(issue.id)).toEqual({ owner: "shop", repo: "front", number: 1 });
  });

  test.each<[string, () => string]>([
    ["nothing", () => "I_nothing"],
    ["a deleted issue", () => deleted()],
    ["an issue out of sight", () => hidden()],
    ["another thing", () => shop.fake.as("mara").comment(open(), "Me too").id],
  ])("null for %s", async (_, idOf) => {
    expect(await related().findIssue(idOf())).toBeNull();
  });
  function deleted(): string {
    const issue = open();
    shop.fake.as("mara").deleteIssue(issue);
    return issue.id;
  }
  function hidden(): string {
    shop.fake.seed.organization("other", ["mara"]);
    shop.fake.seed.repository("other/secret", { roles: { mara: "maintain" } });
    return open("other/secret").id;
  }
});

test("the installation's repositories, 100 a request", async () => {
  for (let count = 1; count < 120; count++) shop.fake.seed.repository(`shop/r${count}`);
  const names = await gather(related().listRepositories());
  expect(names).toHaveLength(120);
  expect(names).toContainEqual(WEB);
  expect(new Set(names.map(({ repo }) => repo)).size).toBe(120);
  expect(asked()).toEqual(["/installation/repositories", "/installation/repositories"]);
});

test("of an installation on some repositories only these", async () => {
  shop.fake.seed.repository("shop/docs");
  const installation = shop.fake.seed.install(shop.app, "shop", ["shop/docs"]);
  const { related: mine } = openShopReaders({ ...shop, installation });
  expect(await gather(mine.listRepositories())).toEqual([{ owner: "shop", repo: "docs" }]);
});

describe("over the wire", () => {
  const github = mockGitHub();
  const relative = (number: number, repository: object) => ({ number, state: "OPEN", repository });

  test.each(["listBlockedIssues", "listSubIssues"] as const)(
    "%s leaves out what is in an archived repository, or kept back",
    async (method) => {
      const nodes = [
        relative(2, { nameWithOwner: "Shop/old", isArchived: true }),
        null,
        relative(3, { nameWithOwner: "Shop/web", isArchived: false }),
      ];
      github.reply("POST", "/api/graphql", {
        status: 200,
        body: { data: { repository: { issue: { list: { nodes } } } } },
      });
      expect(await openWireReaders().related[method](ONE)).toEqual([
        { owner: "Shop", repo: "web", number: 3 },
      ]);
    },
  );
});
