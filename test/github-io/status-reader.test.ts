import { afterEach, beforeEach, describe, expect, test } from "vitest";
import type { Issue as ReadIssue } from "../../shared/domain/issue.ts";
import { openGraphQL } from "../../shared/github/open-graphql.ts";
import { ALL_FEATURES } from "../../shared/github/read-features.ts";
import { openStatusReader } from "../../shared/github/status-reader.ts";
import type { ObservedHistory } from "../../shared/reconcile/report-ports.ts";
import { buildShop, type Shop } from "../github/build-shop.ts";
import { addField } from "../github/state/change-field.ts";
import type { Issue } from "../github/state/issue.ts";
import { openShopHistories, readShop } from "./open-shop-histories.ts";
import { BOARD } from "./open-shop-readers.ts";

const DAY = 86_400_000;
const NAME = BOARD.board!;
const mara = { login: "mara", kind: "user" };
let shop: Shop;
beforeEach(async () => {
  shop = await buildShop({ limits: false });
  const options = [{ name: "Checkout", color: "BLUE", description: "" }] as const;
  addField(shop.fake.world, shop.board, { name: "Stream", dataType: "SINGLE_SELECT", options });
});
afterEach(() => shop.fake.close());

const open = (title = "Card"): Issue => shop.fake.as("sam").openIssue("shop/web", { title });
const asked = (name: string) => shop.fake.requests.filter(({ documentName }) => documentName === name).length;
const move = (issue: Issue, status: string | null, board = shop.board): void => {
  shop.clock.pass(DAY);
  shop.fake.as("mara").moveCard(board, issue, "Status", status);
};
async function read(): Promise<readonly ReadIssue[]> {
  const all = await readShop(shop);
  return await openShopHistories(shop).statuses.readStatuses(NAME, all);
}
const statusesOf = ({ events }: ReadIssue) =>
  events!.filter(({ event }) => event === "project_v2_item_status_changed");

test("where a card is and where it has been, among all that happened", async () => {
  const start = shop.clock();
  const issue = open();
  shop.fake.as("mara").addCard(shop.board, issue);
  shop.fake.as("mara").moveCard(shop.board, issue, "Stream", "Checkout");
  move(issue, "Todo");
  shop.clock.pass(DAY);
  shop.fake.as("mara").label(issue, "bug");
  move(issue, "In Progress");
  move(issue, null);
  move(issue, "Done");
  const [observed] = await read();
  const event = (name: string, day: number, more: object) => ({
    event: name,
    at: start + day * DAY,
    actor: mara,
    label: null,
    ...more,
  });
  const status = "project_v2_item_status_changed";
  expect(observed).toMatchObject({
    status: "Done",
    board: { kind: "card", option: "Checkout", updatedAt: start, archived: false },
  });
  expect(observed!.events).toEqual([
    event(status, 1, { to: "Todo" }),
    event("labeled", 2, { label: "bug" }),
    event(status, 3, { from: "Todo", to: "In Progress" }),
    event(status, 4, { from: "In Progress" }),
    event(status, 5, { to: "Done" }),
  ]);
});

describe("other places", () => {
  test("no card: no status, no board event", async () => {
    open();
    const [observed] = await read();
    expect(observed).toMatchObject({
      status: null,
      board: { kind: "absent", removedByPerson: false },
      events: [],
    });
  });

  test("a card that was taken off: its past stays", async () => {
    const issue = open();
    shop.fake.as("mara").addCard(shop.board, issue);
    move(issue, "Todo");
    shop.fake.as("noor").removeCard(shop.board, issue);
    const [observed] = await read();
    expect(observed).toMatchObject({ status: null, board: { kind: "absent", removedByPerson: true } });
    expect(statusesOf(observed!).map(({ to }) => to)).toEqual(["Todo"]);
  });

  test("an archived card keeps its status", async () => {
    const issue = open();
    shop.fake.as("mara").addCard(shop.board, issue);
    move(issue, "Done");
    shop.fake.as("mara").archiveCard(shop.board, issue);
    const [observed] = await read();
    expect(observed).toMatchObject({ status: "Done", board: { kind: "card", archived: true } });
  });

  test("another board is none of ours, however many there are", async () => {
    const issue = open();
    const others = Array.from({ length: 25 }, (_, index) => shop.fake.seed.project("shop", `Other ${index}`));
    for (const board of others) {
      shop.fake.as("mara").addCard(board, issue);
      move(issue, "In Progress", board);
    }
    expect((await read())[0]).toMatchObject({ status: null, board: { kind: "absent" }, events: [] });
    shop.fake.as("mara").addCard(shop.board, issue);
    move(issue, "Todo");
    const [observed] = await read();
    expect(observed).toMatchObject({ status: "Todo", board: { kind: "card", option: null } });
    expect(statusesOf(observed!)).toMatchObject([{ to: "Todo" }]);
  });
});

test("a hundred issues a request, in their order; long histories to their end", async () => {
  const issues = Array.from({ length: 230 }, (_, index) => open(`Issue ${index}`));
  for (const issue of issues.slice(-3)) {
    shop.fake.as("mara").addCard(shop.board, issue);
    for (let count = 0; count < 150; count++) move(issue, count % 2 === 0 ? "In Progress" : "Todo");
  }
  const all = (await readShop(shop)).reverse();
  const { statuses } = openShopHistories(shop);
  const observed = await statuses.readStatuses(NAME, all);
  expect(observed.map(({ number }) => number)).toEqual(issues.map(({ number }) => number).reverse());
  expect(observed.map((issue) => statusesOf(issue).length)).toEqual(
    issues.map((_, index) => (index < 3 ? 150 : 0)),
  );
  expect([asked("ReadStatuses"), asked("ReadMoreStatuses")]).toEqual([3, 1]);
});

test("after an outage fewer at once", async () => {
  for (let count = 0; count < 60; count++) open();
  const trouble = { kind: "status", status: 502 } as const;
  shop.fake.fail({ when: ({ documentName }) => documentName === "ReadStatuses", trouble });
  expect((await read()).map(({ number }) => number)).toEqual(Array.from({ length: 60 }, (_, at) => at + 1));
  expect(asked("ReadStatuses")).toBe(1 + 2);
});

/** Reads one issue, of whose board GitHub answers this. */
async function readScripted(
  part: object,
): Promise<{ readonly before: ReadIssue; readonly after: ReadIssue }> {
  open();
  const all = await readShop(shop);
  const [{ id, issue: before }] = all as [ObservedHistory];
  const ask = async () => ({
    data: { viewer: { login: "mara" }, nodes: [{ id, ...part }] },
    problems: [{ type: "FORBIDDEN", path: ["nodes", 0, "projectItems"], message: "No." }],
  });
  const reader = openStatusReader({ ask, features: ALL_FEATURES, now: shop.clock });
  const [after] = await reader.readStatuses(NAME, all);
  return { before, after: after! };
}

test("a card that lost its status when it was taken off was taken off", async () => {
  const at = { createdAt: "2026-11-23T10:00:00Z", actor: { __typename: "User", login: "noor" } };
  const project = { id: "PVT_1", number: NAME.number, owner: { login: NAME.owner } };
  const nodes = [
    { __typename: "RemovedFromProjectV2Event", ...at, wasAutomated: false, project },
    { __typename: "ProjectV2ItemStatusChangedEvent", ...at, previousStatus: "Todo", status: "", project },
  ];
  const empty = { pageInfo: {}, nodes: [] };
  const { after } = await readScripted({ projectItems: empty, timelineItems: { pageInfo: {}, nodes } });
  expect(after.board).toEqual({ kind: "absent", removedByPerson: true });
  expect(statusesOf(after)).toMatchObject([{ from: "Todo" }]);
  expect(statusesOf(after)[0]).not.toHaveProperty("to");
});

describe("what the token does not see", () => {
  test("an issue: it stays as it is", async () => {
    const issue = open();
    shop.fake.as("mara").addCard(shop.board, issue);
    const all = await readShop(shop);
    const { statuses } = openShopHistories(shop, undefined, shop.fake.userToken("sam"));
    const [observed] = await statuses.readStatuses(NAME, all);
    expect(observed).toBe(all[0]!.issue);
    expect(observed).not.toHaveProperty("status");
  });

  const hole = async (projectItems: object | null) => {
    const { before, after } = await readScripted({
      projectItems,
      timelineItems: { pageInfo: {}, nodes: [] },
    });
    return after === before;
  };
  test.each([
    ["the list of cards", null],
    ["all cards in it", { pageInfo: {}, nodes: null }],
    ["a card, which may be ours", { pageInfo: {}, nodes: [null] }],
  ])("%s", async (_what, projectItems) => expect(await hole(projectItems)).toBe(true));
});

test("a server that knows no boards is not asked", async () => {
  open();
  const all = await readShop(shop);
  const ask = openGraphQL({ token: async () => "none", baseUrl: shop.fake.url, now: shop.clock });
  const features = { fields: new Set<never>(), itemTypes: null };
  const { readStatuses } = openStatusReader({ ask, features, now: shop.clock });
  expect(await readStatuses(NAME, all)).toEqual(all.map(({ issue }) => issue));
});
