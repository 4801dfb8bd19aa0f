import { afterEach, beforeEach, describe, expect, test } from "vitest";
import type { IssueLookup } from "../../shared/reconcile/ports.ts";
import { buildShop, type Shop } from "../github/build-shop.ts";
import { addField } from "../github/state/change-field.ts";
import { setItemValue } from "../github/state/change-item.ts";
import { gatherIssues } from "./gather-issues.ts";
import { LOOKUP, openShopReaders } from "./open-shop-readers.ts";

const MINUTE = 60_000;
const BOARD: IssueLookup = { ...LOOKUP, board: { owner: "shop", number: 1, field: "Stream" } };
let shop: Shop;
beforeEach(async () => {
  shop = await buildShop();
});
afterEach(() => shop.fake.close());

const read = (number: number, lookup = LOOKUP) =>
  openShopReaders(shop).issues.readIssue({ owner: "shop", repo: "web", number }, lookup);

describe("the board", () => {
  const open = () => shop.fake.as("sam").openIssue("shop/web", { title: "Card" });

  test("without a card", async () => {
    open();
    expect(await read(1, BOARD)).toMatchObject({
      issue: { board: { kind: "absent", removedByPerson: false } },
      itemId: null,
      boardVisible: true,
    });
  });

  test("with a card that a person put, archived, and took off", async () => {
    const { fake, board } = shop;
    const issue = open();
    const item = fake.as("mara").addCard(board, issue);
    expect(await read(1, BOARD)).toMatchObject({
      issue: { board: { kind: "card", option: null, updatedAt: null, archived: false } },
      itemId: item.id,
    });
    fake.as("mara").archiveCard(board, issue);
    expect((await read(1, BOARD))!.issue.board).toMatchObject({ kind: "card", archived: true });
    fake.as("mara").removeCard(board, issue);
    expect((await read(1, BOARD))!.issue.board).toEqual({ kind: "absent", removedByPerson: true });
    fake.as("mara").addCard(board, issue);
    expect((await read(1, BOARD))!.issue.board).toMatchObject({ kind: "card" });
  });

  test("another board says nothing", async () => {
    const { fake, board } = shop;
    fake.as("mara").addCard(board, open());
    const other: IssueLookup = { ...BOARD, board: { owner: "shop", number: 2, field: "Stream" } };
    expect((await read(1, other))!.issue.board).toEqual({ kind: "absent", removedByPerson: false });
  });
});

describe("the board's field", () => {
  const addCard = () => {
    const { fake, board } = shop;
    return fake.as("mara").addCard(board, fake.as("sam").openIssue("shop/web", { title: "Card" }));
  };
  const boardOf = async () => (await read(1, BOARD))!.issue.board;

  test("that is no single-select one has no option, whatever stands in it", async () => {
    const item = addCard();
    const { world } = shop.fake;
    const field = addField(world, shop.board, { name: "Stream", dataType: "TEXT", options: [] });
    setItemValue(world, shop.fake.as("mara").user, item, field, "Checkout");
    const changedAt = shop.clock();
    expect(await boardOf()).toEqual({
      kind: "card",
      option: null,
      updatedAt: null,
      changedAt,
      archived: false,
    });
  });

  test("that is not there has none either", async () => {
    addCard();
    expect(await boardOf()).toMatchObject({ kind: "card", option: null });
  });

  test("of the right one of many boards", async () => {
    const { fake } = shop;
    const item = addCard();
    for (let count = 0; count < 60; count++)
      fake.as("mara").addCard(fake.seed.project("shop", `Other ${count}`), item.content);
    const last: IssueLookup = { ...BOARD, board: { owner: "shop", number: 61, field: "Stream" } };
    expect(await read(1, last)).toMatchObject({ boardVisible: true, issue: { board: { kind: "card" } } });
    expect((await read(1, BOARD))!.itemId).toBe(item.id);
    expect(fake.requests.map(({ points }) => points)).toEqual([1, 1]);
  });
});

test("a locked issue is read as any other", async () => {
  const issue = shop.fake.as("sam").openIssue("shop/web", { title: "Card", labels: ["bug"] });
  shop.fake.as("mara").lock(issue);
  expect((await read(1))!.issue).toMatchObject({ open: true, labels: ["bug"], title: "Card" });
});

test("one that became a discussion is closed", async () => {
  const issue = shop.fake.as("sam").openIssue("shop/web", { title: "Card" });
  shop.fake.as("mara").convertToDiscussion(issue);
  expect((await read(1))!.issue.open).toBe(false);
});

test("without the permission to read files there is no flow map, and the issue is read nevertheless", async () => {
  shop.fake.as("sam").openIssue("shop/web", { title: "Card" });
  shop.fake.seed.permissions(shop.installation, { issues: "write", organization_projects: "write" });
  expect(await read(1, BOARD)).toMatchObject({
    mapVersion: null,
    boardVisible: true,
    issue: { title: "Card" },
  });
});

describe("an issue that is not there", () => {
  test.each<[string, () => void]>([
    ["never was", () => {}],
    [
      "deleted",
      () => {
        const issue = shop.fake.as("sam").openIssue("shop/web", { title: "Card" });
        shop.fake.as("mara").deleteIssue(issue);
      },
    ],
    [
      "transferred",
      () => {
        shop.fake.seed.repository("shop/docs", { roles: { mara: "maintain" } });
        const issue = shop.fake.as("sam").openIssue("shop/web", { title: "Card" });
        shop.fake.as("mara").transfer(issue, "shop/docs");
      },
    ],
  ])("%s: null", async (_, happen) => {
    happen();
    expect(await read(1)).toBeNull();
  });

  test("a repository that is not there is another matter", async () => {
    const asked = openShopReaders(shop).issues.readIssue(
      { owner: "shop", repo: "nowhere", number: 1 },
      LOOKUP,
    );
    await expect(asked).rejects.toMatchObject({ name: "GitHubError", kind: "gone" });
  });
});

test("all open issues, in pages, oldest first", async () => {
  const { fake, clock } = shop;
  for (let number = 1; number <= 230; number++) {
    const issue = fake.as("sam").openIssue("shop/web", { title: `Issue ${number}`, labels: ["bug"] });
    clock.pass(MINUTE);
    if (number % 10 === 0) fake.as("sam").close(issue);
  }
  const { issues, pages } = openShopReaders(shop);
  const all = await gatherIssues(pages, BOARD);
  expect(all.map(({ issue }) => issue.number)).toEqual(
    Array.from({ length: 230 }, (_, index) => index + 1).filter((number) => number % 10 !== 0),
  );
  expect(fake.requests.filter(({ documentName }) => documentName === "ReadOpenIssues")).toHaveLength(3);
  expect(await issues.countOpenIssues({ owner: "shop", repo: "web" })).toBe(207);
});

test("pages that GitHub cannot make in time are asked for smaller", async () => {
  const { fake } = shop;
  for (let number = 1; number <= 30; number++)
    fake.as("sam").openIssue("shop/web", { title: `Issue ${number}` });
  fake.fail({
    when: ({ documentName }) => documentName === "ReadOpenIssues",
    trouble: { kind: "status" as const, status: 502 },
    times: 2,
  });
  expect(await gatherIssues(openShopReaders(shop).pages, LOOKUP)).toHaveLength(30);
});
