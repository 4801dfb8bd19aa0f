import { beforeEach, describe, expect, test } from "vitest";
import { askGraphQL } from "./ask-fake.ts";
import { buildShop, type Shop } from "./build-shop.ts";
import type { Issue } from "./state/issue.ts";

let shop: Shop;
let token: string;
beforeEach(async () => {
  shop = await buildShop();
  token = shop.fake.installationToken(shop.installation);
  return () => shop.fake.close();
});

const readIssue = async (fields: string, as = token) => {
  const query = `{ repository(owner: "shop", name: "web") { issue(number: 1) { ${fields} } } }`;
  const { data, errors } = await askGraphQL(shop.fake, as, query);
  expect(errors).toEqual([]);
  return data.repository.issue;
};

const TIMELINE = `timelineItems(first: 40, itemTypes: [ASSIGNED_EVENT, UNASSIGNED_EVENT, ISSUE_COMMENT, CLOSED_EVENT,
  REOPENED_EVENT, LABELED_EVENT, RENAMED_TITLE_EVENT, BLOCKED_BY_ADDED_EVENT, BLOCKED_BY_REMOVED_EVENT,
  PROJECT_V2_ITEM_STATUS_CHANGED_EVENT, ADDED_TO_PROJECT_V2_EVENT, MILESTONED_EVENT, DEMILESTONED_EVENT]) {
  totalCount filteredCount nodes { __typename
    ... on AssignedEvent { createdAt assignee { ... on User { login } } }
    ... on UnassignedEvent { assignee { ... on User { login } } }
    ... on ClosedEvent { stateReason duplicateOf { ... on Issue { number } } }
    ... on ReopenedEvent { stateReason }
    ... on RenamedTitleEvent { previousTitle currentTitle }
    ... on MilestonedEvent { milestoneTitle }
    ... on DemilestonedEvent { milestoneTitle }
    ... on BlockedByAddedEvent { blockingIssue { number state closedAt repository { nameWithOwner } } }
    ... on BlockedByRemovedEvent { blockingIssue { number } }
    ... on AddedToProjectV2Event { wasAutomated project { number } }
    ... on ProjectV2ItemStatusChangedEvent { previousStatus status wasAutomated project { number } } } }`;

/** Each act a minute after the one before. */
function act(...acts: ((issue: Issue) => void)[]): Issue {
  const issue = shop.fake.as("mara").openIssue("shop/web", { title: "One" });
  for (const step of acts) {
    shop.clock.pass(60_000);
    step(issue);
  }
  return issue;
}

/** All kinds of acts on issue 1, a minute each. */
function actOutHistory(): void {
  const { fake, board } = shop;
  const mara = fake.as("mara");
  fake.seed.milestone("shop/web", { title: "2026 Q4" });
  act(
    (it) => mara.assign(it, "noor"),
    (it) => mara.unassign(it, "noor"),
    (it) => mara.setMilestone(it, "2026 Q4"),
    (it) => mara.setMilestone(it, null),
    (it) => mara.edit(it, { title: "Uno" }),
    (it) => mara.block(it, mara.openIssue("shop/web", { title: "Other" })),
    (it) => mara.unblock(it, "shop/web#2"),
    (it) => mara.addCard(board, it),
    (it) => mara.moveCard(board, it, "Status", "Todo"),
    (it) => mara.moveCard(board, it, "Status", "Done"),
    (it) => mara.close(it, "NOT_PLANNED"),
    (it) => mara.reopen(it),
    (it) => mara.close(it, "DUPLICATE", "shop/web#2"),
  );
}

test("what happened is told with its details, oldest first", async () => {
  actOutHistory();
  const { timelineItems } = await readIssue(TIMELINE);
  const project = { number: 1 };
  const move = { __typename: "ProjectV2ItemStatusChangedEvent", wasAutomated: false, project };
  expect(timelineItems.filteredCount).toBe(13);
  expect(timelineItems.nodes).toEqual([
    { __typename: "AssignedEvent", createdAt: "2026-11-23T10:01:00Z", assignee: { login: "noor" } },
    { __typename: "UnassignedEvent", assignee: { login: "noor" } },
    { __typename: "MilestonedEvent", milestoneTitle: "2026 Q4" },
    { __typename: "DemilestonedEvent", milestoneTitle: "2026 Q4" },
    { __typename: "RenamedTitleEvent", previousTitle: "One", currentTitle: "Uno" },
    {
      __typename: "BlockedByAddedEvent",
      blockingIssue: { number: 2, state: "OPEN", closedAt: null, repository: { nameWithOwner: "shop/web" } },
    },
    { __typename: "BlockedByRemovedEvent", blockingIssue: { number: 2 } },
    { __typename: "AddedToProjectV2Event", wasAutomated: false, project },
    { ...move, previousStatus: "", status: "Todo" },
    { ...move, previousStatus: "Todo", status: "Done" },
    { __typename: "ClosedEvent", stateReason: "NOT_PLANNED", duplicateOf: null },
    { __typename: "ReopenedEvent", stateReason: "REOPENED" },
    { __typename: "ClosedEvent", stateReason: "DUPLICATE", duplicateOf: { number: 2 } },
  ]);
});

test("the issue itself is as the last act left it", async () => {
  actOutHistory();
  expect(
    await readIssue("state stateReason closedAt updatedAt duplicateOf { number } milestone { title }"),
  ).toEqual({
    state: "CLOSED",
    stateReason: "DUPLICATE",
    closedAt: "2026-11-23T10:13:00Z",
    updatedAt: "2026-11-23T10:13:00Z",
    duplicateOf: { number: 2 },
    milestone: null,
  });
});

test("assignees and a milestone are read with the issue, and found from the milestone", async () => {
  const { fake } = shop;
  fake.seed.milestone("shop/web", { title: "2026 Q4" });
  const mara = fake.as("mara");
  act(
    (it) => mara.assign(it, "noor"),
    (it) => mara.assign(it, "mara"),
    (it) => mara.setMilestone(it, "2026 Q4"),
    (it) => mara.close(it),
  );
  const people = "totalCount nodes { ... on User { login } }";
  expect(
    await readIssue(`assignees(first: 1) { totalCount nodes { login } pageInfo { hasNextPage } }
      assignedActors(first: 9) { ${people} }
      milestone { title number state progressPercentage issues(first: 5, states: CLOSED) { nodes { number } } }`),
  ).toEqual({
    assignees: { totalCount: 2, nodes: [{ login: "noor" }], pageInfo: { hasNextPage: true } },
    assignedActors: { totalCount: 2, nodes: [{ login: "noor" }, { login: "mara" }] },
    milestone: {
      title: "2026 Q4",
      number: 1,
      state: "OPEN",
      progressPercentage: 100,
      issues: { nodes: [{ number: 1 }] },
    },
  });
  expect(() => mara.assign("shop/web#1", "sam")).toThrow("person sam with a role");
});

describe("updatedAt", () => {
  const moves: readonly (readonly [string, (it: Issue) => void, boolean])[] = [
    ["a label", (it) => shop.fake.as("mara").label(it, "bug"), true],
    ["a comment", (it) => shop.fake.as("mara").comment(it, "x"), true],
    ["an assignee", (it) => shop.fake.as("mara").assign(it, "noor"), true],
    ["a new title", (it) => shop.fake.as("mara").edit(it, { title: "Two" }), true],
    ["a lock", (it) => shop.fake.as("mara").lock(it), true],
    ["a close", (it) => shop.fake.as("mara").close(it), true],
    [
      "a block",
      (it) => shop.fake.as("mara").block(it, shop.fake.as("mara").openIssue("shop/web", { title: "B" })),
      false,
    ],
  ];
  test.each(moves)("after %s", async (_name, move, moved) => {
    act(move);
    const { updatedAt } = await readIssue("updatedAt");
    expect(updatedAt).toBe(moved ? "2026-11-23T10:01:00Z" : "2026-11-23T10:00:00Z");
  });
});

describe("what a viewer cannot see", () => {
  test("a blocker of a hidden repository is null in its event", async () => {
    const { fake } = shop;
    const mara = fake.as("mara");
    fake.seed.repository("shop/hidden", { roles: { mara: "write" } });
    act((it) => mara.block(it, mara.openIssue("shop/hidden", { title: "Secret" })));
    fake.seed.select(shop.installation, "shop/hidden", "removed");
    const { timelineItems } = await readIssue(TIMELINE);
    expect(timelineItems.nodes).toEqual([{ __typename: "BlockedByAddedEvent", blockingIssue: null }]);
  });

  test("a blocker that was deleted is null, one that was transferred is named where it is now", async () => {
    const { fake } = shop;
    const mara = fake.as("mara");
    fake.seed.repository("shop/api");
    const gone = mara.openIssue("shop/api", { title: "Gone" });
    const moved = mara.openIssue("shop/api", { title: "Moved" });
    act(
      (it) => mara.block(it, gone),
      (it) => mara.block(it, moved),
      () => mara.deleteIssue(gone),
      () => mara.transfer(moved, "shop/web"),
    );
    const { timelineItems } = await readIssue(TIMELINE);
    const place = { nameWithOwner: "shop/web" };
    expect(timelineItems.nodes).toEqual([
      { __typename: "BlockedByAddedEvent", blockingIssue: null },
      {
        __typename: "BlockedByAddedEvent",
        blockingIssue: { number: 2, state: "OPEN", closedAt: null, repository: place },
      },
    ]);
  });

  test("boards are in nobody's timeline who cannot read them: a workflow, a stranger", async () => {
    const { fake, board } = shop;
    const mara = fake.as("mara");
    act((it) => {
      mara.addCard(board, it);
      mara.moveCard(board, it, "Status", "Todo");
    });
    const workflow = fake.workflowToken("shop/web", { issues: "read", contents: "read" });
    expect((await readIssue(TIMELINE, workflow)).timelineItems).toMatchObject({ totalCount: 0, nodes: [] });
    expect(await readIssue("projectItems(first: 5) { totalCount }", workflow)).toEqual({
      projectItems: { totalCount: 0 },
    });
    expect((await readIssue(TIMELINE)).timelineItems).toMatchObject({ totalCount: 2, filteredCount: 2 });
  });
});

test("the timeline is paged from both ends to the same items", async () => {
  const mara = shop.fake.as("mara");
  act(...[1, 2, 3, 4, 5].map((n) => (it: Issue) => void mara.comment(it, `c${n}`)));
  const page = async (args: string) =>
    (
      await readIssue(`timelineItems(${args}) { nodes { ... on IssueComment { body } } edges { cursor }
      pageInfo { hasNextPage hasPreviousPage startCursor endCursor } }`)
    ).timelineItems;
  const bodies = (it: { nodes: { body: string }[] }) => it.nodes.map(({ body }) => body).join(" ");
  const first = await page("first: 2");
  expect(bodies(first)).toBe("c1 c2");
  expect(first.pageInfo).toMatchObject({ hasNextPage: true, hasPreviousPage: false });
  expect(first.edges.map(({ cursor }: { cursor: string }) => cursor)).toEqual([
    first.pageInfo.startCursor,
    first.pageInfo.endCursor,
  ]);
  const second = await page(`first: 3, after: "${first.pageInfo.endCursor}"`);
  expect([bodies(second), second.pageInfo.hasNextPage]).toEqual(["c3 c4 c5", false]);
  const last = await page("last: 2");
  expect([bodies(last), last.pageInfo.hasPreviousPage]).toEqual(["c4 c5", true]);
  const before = await page(`last: 2, before: "${last.pageInfo.startCursor}"`);
  expect(bodies(before)).toBe("c2 c3");
  expect(before.pageInfo).toMatchObject({ hasNextPage: true, hasPreviousPage: true });
  const rest = await page(`last: 2, before: "${before.pageInfo.startCursor}"`);
  expect([bodies(rest), rest.pageInfo.hasPreviousPage]).toEqual(["c1", false]);
});
