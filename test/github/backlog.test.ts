import { beforeEach, describe, expect, test } from "vitest";
import { askGraphQL, askRest } from "./ask-fake.ts";
import type { BacklogEvent, BacklogRow } from "./backlog/backlog-row.ts";
import { buildShop, type Shop } from "./build-shop.ts";
import { inventBacklog } from "./invent-backlog.ts";
import { READ_HISTORIES } from "./read-histories-query.ts";

let shop: Shop;
let token: string;
beforeEach(async () => {
  shop = await buildShop();
  token = shop.fake.installationToken(shop.installation);
  return () => shop.fake.close();
});

const readHistories = async (variables: object) => {
  const { data, errors } = await askGraphQL(shop.fake, token, READ_HISTORIES, {
    owner: "shop",
    name: "web",
    states: ["OPEN", "CLOSED"],
    ...variables,
  });
  expect(errors).toEqual([]);
  return data.repository.issues;
};

const row = (number: number, more: Partial<BacklogRow> = {}): BacklogRow => ({
  number,
  title: `Issue ${number}`,
  state: "OPEN",
  author: "ann",
  createdAt: "2026-06-01T08:00:00Z",
  ...more,
});

const on = (day: number): string => `2026-06-${String(day).padStart(2, "0")}T08:00:00Z`;

const HISTORY: readonly BacklogEvent[] = [
  { event: "labeled", at: on(1), actor: "ann", label: "stream: checkout" },
  { event: "labeled", at: on(2), actor: "app/dependabot", label: "Blocked" },
  { event: "blocked_by_added", at: on(3), actor: "ann", blocker: { number: 9 } },
  { event: "blocked_by_added", at: on(3), actor: "ann", blocker: { number: 1, repo: "else/where" } },
  { event: "mentioned", at: on(3), actor: "ann" },
  { event: "assigned", at: on(4), actor: "ann", assignee: "bob" },
  { event: "project_v2_item_status_changed", at: on(5), actor: "bob", to: "In Progress" },
  { event: "project_v2_item_status_changed", at: on(6), actor: "bob", from: "In Progress", to: "In Test" },
  { event: "renamed", at: on(6), actor: "ann", from: "Old", to: "Issue 4" },
  { event: "closed", at: on(7), actor: "bob", stateReason: "not planned" },
  { event: "reopened", at: on(8), actor: null },
  { event: "unlabeled", at: on(9), actor: "ann", label: "Blocked" },
  { event: "commented", at: on(9), actor: "bob" },
  { event: "closed", at: on(10), actor: "bob" },
];

describe("a row of a backlog file", () => {
  beforeEach(() => {
    shop.fake.seed.backlog("shop/web", [
      row(4, {
        state: "CLOSED",
        stateReason: "COMPLETED",
        closedAt: on(10),
        body: "Always.",
        labels: ["stream: checkout", { name: "needs info", color: "d4c5f9" }],
        assignees: [{ login: "bob" }],
        milestone: { title: "2026 Q3" },
        issueType: "Incident",
        parent: 9,
        events: HISTORY,
      }),
      row(7, { url: "https://github.example/shop/web/pull/7" }),
      row(9, { blockedBy: [4, { number: 3, repo: "else/where" }] }),
    ]);
  });

  test("is an issue of that number with all that the row says", async () => {
    const page = await readHistories({ size: 10 });
    expect(page.totalCount).toBe(2);
    const { timelineItems, id, ...issue } = page.nodes[0];
    expect(issue).toEqual({
      number: 4,
      title: "Issue 4",
      body: "Always.",
      state: "CLOSED",
      stateReason: "COMPLETED",
      createdAt: on(1),
      closedAt: on(10),
      updatedAt: on(10),
      author: { __typename: "User", login: "ann" },
      milestone: { title: "2026 Q3", number: 1 },
      issueType: { name: "Incident" },
      assignees: { nodes: [{ login: "bob" }] },
      labels: { nodes: [{ name: "stream: checkout" }, { name: "needs info" }] },
      comments: {
        totalCount: 1,
        nodes: [{ createdAt: on(9), author: { __typename: "User", login: "bob" } }],
      },
      blockedBy: { nodes: [] },
      parent: { number: 9 },
    });
    expect(page.nodes[1]).toMatchObject({
      number: 9,
      blockedBy: { nodes: [{ number: 4, state: "CLOSED" }] },
    });
    expect(shop.fake.as("mara").openIssue("shop/web", { title: "Next" }).number).toBe(10);
  });

  test("has exactly its history", async () => {
    const ann = { __typename: "User", login: "ann" };
    const bob = { __typename: "User", login: "bob" };
    const project = { number: 1 };
    const { nodes } = (await readHistories({ size: 1 })).nodes[0].timelineItems;
    expect(nodes).toEqual([
      { __typename: "LabeledEvent", createdAt: on(1), actor: ann, label: { name: "stream: checkout" } },
      {
        __typename: "LabeledEvent",
        createdAt: on(2),
        actor: { __typename: "Bot", login: "dependabot" },
        label: { name: "Blocked" },
      },
      {
        __typename: "BlockedByAddedEvent",
        createdAt: on(3),
        actor: ann,
        blockingIssue: {
          number: 9,
          state: "OPEN",
          closedAt: null,
          repository: { nameWithOwner: "shop/web" },
        },
      },
      { __typename: "BlockedByAddedEvent", createdAt: on(3), actor: ann, blockingIssue: null },
      { __typename: "AssignedEvent", createdAt: on(4), actor: ann, assignee: { login: "bob" } },
      { __typename: "AddedToProjectV2Event", createdAt: on(5), actor: bob, project },
      {
        __typename: "ProjectV2ItemStatusChangedEvent",
        createdAt: on(5),
        actor: bob,
        previousStatus: "",
        status: "In Progress",
        wasAutomated: false,
        project,
      },
      {
        __typename: "RenamedTitleEvent",
        createdAt: on(6),
        actor: ann,
        previousTitle: "Old",
        currentTitle: "Issue 4",
      },
      expect.objectContaining({ previousStatus: "In Progress", status: "In Test" }),
      { __typename: "ClosedEvent", createdAt: on(7), actor: bob, stateReason: "NOT_PLANNED" },
      { __typename: "ReopenedEvent", createdAt: on(8), actor: null },
      { __typename: "UnlabeledEvent", createdAt: on(9), actor: ann, label: { name: "Blocked" } },
      { __typename: "IssueComment", createdAt: on(9), author: bob },
      { __typename: "ClosedEvent", createdAt: on(10), actor: bob, stateReason: "COMPLETED" },
    ]);
  });

  test("has a card on the board, at its last status", async () => {
    const query = `{ organization(login: "shop") { projectV2(number: 1) { items(first: 5) { nodes {
      createdAt content { ... on Issue { number } }
      fieldValueByName(name: "Status") { ... on ProjectV2ItemFieldSingleSelectValue { name updatedAt } } } } } } }`;
    const { data } = await askGraphQL(shop.fake, token, query);
    expect(data.organization.projectV2.items.nodes).toEqual([
      {
        createdAt: on(5),
        content: { number: 4 },
        fieldValueByName: { name: "In Test", updatedAt: on(6) },
      },
    ]);
  });
});

describe("a row that cannot be read is named", () => {
  test.each<[string, Partial<BacklogRow>, string]>([
    ["without a state", { state: "" }, 'Issue 2: the state "" is neither'],
    ["closed at no time", { state: "CLOSED" }, "Issue 2: closedAt undefined is no instant"],
    ["with a day", { createdAt: "2026-06-01" }, 'Issue 2: createdAt "2026-06-01" is no instant'],
    ["of another repository", { repo: "shop/api" }, "Issue 2: it belongs to shop/api"],
    ["with a strange reason", { stateReason: "bored" }, 'Issue 2: "bored" is none of COMPLETED'],
    [
      "with a nameless label",
      { events: [{ event: "labeled", at: on(1) }] },
      "Issue 2: a labeled event names no label",
    ],
  ])("%s", (_name, more, message) => {
    expect(() => shop.fake.seed.backlog("shop/web", [row(1), row(2, more)])).toThrow(message);
  });

  test("with a number that is there", () => {
    expect(() => shop.fake.seed.backlog("shop/web", [row(1), row(1)])).toThrow(
      "Issue 1: the number is taken",
    );
  });
});

/** Seconds of processor time of this thread: other work on the machine does not count. */
async function measure(work: () => Promise<void> | void): Promise<number> {
  const before = process.threadCpuUsage();
  await work();
  const { user, system } = process.threadCpuUsage(before);
  return (user + system) / 1_000_000;
}

test("ten thousand issues with sixty thousand events are there, and read, within seconds", async () => {
  const rows = inventBacklog(10_000, shop.clock());
  const seeding = await measure(() => void shop.fake.seed.backlog("shop/web", rows));
  let [issues, events] = [0, 0];
  const reading = await measure(async () => {
    let after: string | null = null;
    do {
      const { nodes, pageInfo, totalCount } = await readHistories({ size: 100, after });
      expect(totalCount).toBe(10_000);
      issues += nodes.length;
      for (const { timelineItems } of nodes) events += timelineItems.nodes.length;
      after = pageInfo.hasNextPage ? pageInfo.endCursor : null;
    } while (after !== null);
  });
  expect([issues, events]).toEqual([10_000, 70_000]);
  // About 0.6 and 1.5: this is the alarm for work that grows with the square.
  expect(seeding).toBeLessThan(4);
  expect(reading).toBeLessThan(8);
});

test("history can be acted out: the clock moves by hand, nobody is told", async () => {
  const { fake, clock } = shop;
  const mara = fake.as("mara");
  const issue = mara.openIssue("shop/web", { title: "One" });
  clock.pass(100 * 86_400_000);
  mara.close(issue, "NOT_PLANNED");
  clock.pass(80 * 86_400_000);
  const { body } = await askRest(fake, fake.userToken("mara"), "GET /repos/shop/web/issues/1");
  expect(body).toMatchObject({ created_at: "2026-11-23T10:00:00Z", closed_at: "2027-03-03T10:00:00Z" });
  expect(fake.post.deliveries).toEqual([]);
});
