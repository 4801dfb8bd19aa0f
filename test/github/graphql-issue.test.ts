import { beforeEach, describe, expect, test } from "vitest";
import { askGraphQL } from "./ask-fake.ts";
import { buildShop, type Shop } from "./build-shop.ts";
import { READ_ISSUE } from "./read-issue-query.ts";
import type { Issue } from "./state/issue.ts";

let shop: Shop;
let token: string;
beforeEach(async () => {
  shop = await buildShop();
  token = shop.fake.installationToken(shop.installation);
  return () => shop.fake.close();
});

const ask = (query: string, variables: object = {}) => askGraphQL(shop.fake, token, query, variables);

/** Issue 3: sorted by the App, with a parent, a blocker and a card; then closed. */
function tellStory(): Issue {
  const { fake, clock, board } = shop;
  const mara = fake.as("mara");
  const parent = mara.openIssue("shop/web", { title: "Checkout" });
  const blocker = mara.openIssue("shop/web", { title: "First this" });
  const issue = mara.openIssue("shop/web", { title: "Card is refused", body: "Always.", labels: ["bug"] });
  mara.setParent(issue, parent);
  mara.block(issue, blocker);
  mara.setType(issue, "Bug");
  clock.pass(60_000);
  fake.as("streamkeeper").label(issue, "stream: checkout");
  mara.unlabel(issue, "bug");
  fake.as("streamkeeper").comment(issue, "Sorted.");
  mara.addCard(board, issue);
  mara.close(issue, "NOT_PLANNED");
  return issue;
}

test("one query reads an issue whole, with who did what", async () => {
  const { fake, board } = shop;
  const issue = tellStory();
  const { data, errors } = await ask(READ_ISSUE, { owner: "shop", name: "web", number: 3 });
  expect(errors).toEqual([]);
  expect(data.rateLimit).toMatchObject({ cost: 1, limit: 5000, remaining: 4999, used: 1 });
  expect(data.rateLimit.nodeCount).toBe(50 * 5 + 10);
  expect(data.repository.owner).toEqual({ login: "shop", __typename: "Organization" });
  expect(data.repository.issue).toMatchObject({
    id: issue.id,
    title: "Card is refused",
    state: "CLOSED",
    stateReason: "NOT_PLANNED",
    createdAt: "2026-11-23T10:00:00Z",
    closedAt: "2026-11-23T10:01:00Z",
    lastEditedAt: null,
    url: `${fake.url}/shop/web/issues/3`,
    author: { login: "mara", __typename: "User" },
    issueType: { name: "Bug" },
    labels: { nodes: [{ name: "stream: checkout" }] },
    parent: { number: 1, repository: { nameWithOwner: "shop/web" } },
    subIssues: { nodes: [] },
    blockedBy: { nodes: [{ number: 2, state: "OPEN" }] },
    comments: {
      nodes: [
        {
          body: "Sorted.",
          isMinimized: false,
          author: { login: "streamkeeper", __typename: "Bot" },
          viewerDidAuthor: true,
        },
      ],
    },
    projectItems: {
      nodes: [{ isArchived: false, project: { id: board.id, number: 1 }, fieldValueByName: null }],
    },
  });
  const { nodes } = data.repository.issue.timelineItems;
  expect(nodes.map((it: { __typename: string }) => it.__typename)).toEqual([
    "LabeledEvent",
    "LabeledEvent",
    "UnlabeledEvent",
    "IssueComment",
    "ClosedEvent",
  ]);
  expect(nodes[1]).toMatchObject({
    createdAt: "2026-11-23T10:01:00Z",
    actor: { login: "streamkeeper", __typename: "Bot" },
    label: { name: "stream: checkout" },
  });
});

describe("the timeline", () => {
  test("keeps a label's old name after a rename, with its id", async () => {
    const mara = shop.fake.as("mara");
    const issue = mara.openIssue("shop/web", { title: "One", labels: ["bug"] });
    const [label] = issue.labels;
    mara.editLabel("shop/web", "bug", { name: "defect" });
    const { data } = await ask(READ_ISSUE, { owner: "shop", name: "web", number: 1 });
    expect(data.repository.issue.timelineItems.nodes[0].label).toEqual({ id: label!.id, name: "bug" });
    expect(data.repository.issue.labels.nodes).toEqual([{ id: label!.id, name: "defect" }]);
  });

  test("of boards tells only the field Status", async () => {
    const { fake, board } = shop;
    const mara = fake.as("mara");
    const issue = mara.openIssue("shop/web", { title: "One" });
    mara.addCard(board, issue);
    mara.moveCard(board, issue, "Status", "Done");
    const query = `{ repository(owner: "shop", name: "web") { issue(number: 1) { timelineItems(first: 10) { nodes {
      __typename ... on ProjectV2ItemStatusChangedEvent { previousStatus status wasAutomated } } } } } }`;
    const { data } = await ask(query);
    expect(data.repository.issue.timelineItems.nodes).toEqual([
      { __typename: "AddedToProjectV2Event" },
      {
        __typename: "ProjectV2ItemStatusChangedEvent",
        previousStatus: "",
        status: "Done",
        wasAutomated: false,
      },
    ]);
    const workflow = fake.workflowToken("shop/web", { issues: "read" });
    const seen = await askGraphQL(fake, workflow, query);
    expect(seen.data.repository.issue.timelineItems.nodes).toEqual([]);
  });
});

test("a file of the default branch is read by its path", async () => {
  const { data } = await ask(`{ repository(owner: "shop", name: "web") { defaultBranchRef { name }
    map: object(expression: "HEAD:.github/flow-map.yml") { ... on Blob { text byteSize isTruncated oid } }
    none: object(expression: "HEAD:none.yml") { ... on Blob { text } } } }`);
  expect(data.repository).toEqual({
    defaultBranchRef: { name: "main" },
    map: {
      text: "streams:\n  - name: checkout\n",
      byteSize: 28,
      isTruncated: false,
      oid: expect.stringMatching(/^[0-9a-f]{40}$/),
    },
    none: null,
  });
});

test("labels are found by name without regard to case, and by part of it", async () => {
  const { data } = await ask(`{ repository(owner: "shop", name: "web") {
    label(name: "BUG") { name color description } labels(first: 10, query: "stream") { nodes { name } } } }`);
  expect(data.repository).toEqual({
    label: { name: "bug", color: "d73a4a", description: "Something is broken" },
    labels: { nodes: [{ name: "stream: checkout" }] },
  });
});
