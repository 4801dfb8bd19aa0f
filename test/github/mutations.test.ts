import { beforeEach, describe, expect, test } from "vitest";
import { askGraphQL } from "./ask-fake.ts";
import { buildShop, type Shop } from "./build-shop.ts";
import { labelsOf } from "./state/find-thing.ts";
import type { Issue } from "./state/issue.ts";

let shop: Shop;
let token: string;
let issue: Issue;
beforeEach(async () => {
  shop = await buildShop();
  token = shop.fake.installationToken(shop.installation);
  issue = shop.fake.as("mara").openIssue("shop/web", { title: "Card is refused", labels: ["bug"] });
  return () => shop.fake.close();
});

const ask = (query: string, variables: object = {}) => askGraphQL(shop.fake, token, query, variables);

const labelId = (name: string): string =>
  labelsOf(shop.fake.world, issue.repository).find((label) => label.name === name)!.id;

test("one document writes labels and a comment, each once, under the App's name", async () => {
  const write = `mutation Write($issue: ID!, $add: [ID!]!, $remove: [ID!]!, $body: String!) {
    add: addLabelsToLabelable(input: {labelableId: $issue, labelIds: $add, clientMutationId: "1"}) {
      clientMutationId labelable { ... on Issue { labels(first: 10) { nodes { name } } } } }
    remove: removeLabelsFromLabelable(input: {labelableId: $issue, labelIds: $remove}) { clientMutationId }
    comment: addComment(input: {subjectId: $issue, body: $body}) { commentEdge { node { id author { login } viewerDidAuthor } } }
  }`;
  const add = [labelId("stream: checkout"), labelId("bug")];
  const { data, errors } = await ask(write, {
    issue: issue.id,
    add,
    remove: [labelId("bug")],
    body: "Sorted.",
  });
  expect(errors).toEqual([]);
  expect(data).toMatchObject({
    add: { clientMutationId: "1" },
    comment: { commentEdge: { node: { author: { login: "streamkeeper" }, viewerDidAuthor: true } } },
  });
  expect(issue.labels.map(({ name }) => name)).toEqual(["stream: checkout"]);
  const done = shop.fake.world.timelines
    .get(issue)!
    .map(({ __typename, actor }) => [__typename, actor?.login]);
  expect(done).toEqual([
    ["LabeledEvent", "mara"],
    ["LabeledEvent", "streamkeeper"],
    ["UnlabeledEvent", "streamkeeper"],
  ]);
});

test("a deleted label is NOT_FOUND, and the rest of the document is done", async () => {
  const id = labelId("stream: checkout");
  shop.fake.as("mara").deleteLabel("shop/web", "stream: checkout");
  const { data, errors } = await ask(
    `mutation($issue: ID!, $ids: [ID!]!) {
      a: addLabelsToLabelable(input: {labelableId: $issue, labelIds: $ids}) { clientMutationId }
      b: addComment(input: {subjectId: $issue, body: "x"}) { subject { id } } }`,
    { issue: issue.id, ids: [id] },
  );
  expect(data).toEqual({ a: null, b: { subject: { id: issue.id } } });
  expect(errors).toMatchObject([
    { type: "NOT_FOUND", path: ["a"], message: `Could not resolve to a node with the global id of '${id}'` },
  ]);
});

test("comments are edited, minimised, shown again and answered with a reaction", async () => {
  const comment = shop.fake.as("streamkeeper").comment(issue, "First.");
  const { data, errors } = await ask(
    `mutation($id: ID!) {
      updateIssueComment(input: {id: $id, body: "Second."}) { issueComment { body lastEditedAt } }
      minimizeComment(input: {subjectId: $id, classifier: RESOLVED}) { minimizedComment { isMinimized minimizedReason } }
      unminimizeComment(input: {subjectId: $id}) { unminimizedComment { isMinimized } }
      addReaction(input: {subjectId: $id, content: EYES}) { reaction { content } } }`,
    { id: comment.id },
  );
  expect(errors).toEqual([]);
  expect(data).toEqual({
    updateIssueComment: { issueComment: { body: "Second.", lastEditedAt: "2026-11-23T10:00:00Z" } },
    minimizeComment: { minimizedComment: { isMinimized: true, minimizedReason: "resolved" } },
    unminimizeComment: { unminimizedComment: { isMinimized: false } },
    addReaction: { reaction: { content: "EYES" } },
  });
});

test("labels are created, changed and deleted; a taken name is refused", async () => {
  const create = `mutation($repo: ID!, $name: String!) { createLabel(input: {repositoryId: $repo, name: $name,
    color: "ABCDEF", description: "why"}) { label { id name color description } } }`;
  const repo = issue.repository.id;
  const { data } = await ask(create, { repo, name: "stream: search" });
  expect(data.createLabel.label).toMatchObject({
    name: "stream: search",
    color: "abcdef",
    description: "why",
  });
  const { errors } = await ask(create, { repo, name: "STREAM: search" });
  expect(errors).toMatchObject([{ type: "UNPROCESSABLE", message: "name already exists" }]);
  const { id } = data.createLabel.label;
  const changed = await ask(
    `mutation($id: ID!) { updateLabel(input: {id: $id, name: "s"}) { label { name } } deleteLabel(input: {id: $id}) { clientMutationId } }`,
    { id },
  );
  expect(changed.data).toEqual({
    updateLabel: { label: { name: "s" } },
    deleteLabel: { clientMutationId: null },
  });
  expect(labelsOf(shop.fake.world, issue.repository)).toHaveLength(2);
});

test("issues are created, edited, closed and opened again", async () => {
  const { data, errors } = await ask(
    `mutation($repo: ID!, $id: ID!, $bug: ID!) {
      createIssue(input: {repositoryId: $repo, title: "New", labelIds: [$bug]}) { issue { number labels(first: 5) { totalCount } } }
      updateIssue(input: {id: $id, title: "Renamed", body: "Text"}) { issue { title lastEditedAt } }
      closeIssue(input: {issueId: $id, stateReason: NOT_PLANNED}) { issue { state stateReason } }
      reopenIssue(input: {issueId: $id}) { issue { state stateReason } } }`,
    { repo: issue.repository.id, id: issue.id, bug: labelId("bug") },
  );
  expect(errors).toEqual([]);
  expect(data).toEqual({
    createIssue: { issue: { number: 2, labels: { totalCount: 1 } } },
    updateIssue: { issue: { title: "Renamed", lastEditedAt: "2026-11-23T10:00:00Z" } },
    closeIssue: { issue: { state: "CLOSED", stateReason: "NOT_PLANNED" } },
    reopenIssue: { issue: { state: "OPEN", stateReason: "REOPENED" } },
  });
});

describe("permissions", () => {
  const LABEL =
    "mutation($i: ID!, $l: [ID!]!) { addLabelsToLabelable(input: {labelableId: $i, labelIds: $l}) { clientMutationId } }";
  const label = (mine: string) =>
    askGraphQL(shop.fake, mine, LABEL, { i: issue.id, l: [labelId("stream: checkout")] });

  test("an App that may only read is FORBIDDEN to write", async () => {
    shop.fake.seed.permissions(shop.installation, { issues: "read" });
    const { status, data, errors } = await label(token);
    expect([status, data]).toEqual([200, { addLabelsToLabelable: null }]);
    expect(errors).toMatchObject([
      {
        type: "FORBIDDEN",
        path: ["addLabelsToLabelable"],
        message: "Resource not accessible by integration",
      },
    ]);
  });

  test("a person needs triage", async () => {
    expect((await label(shop.fake.userToken("mara"))).errors).toEqual([]);
    expect((await label(shop.fake.userToken("noor"))).errors).toMatchObject([
      {
        type: "FORBIDDEN",
        message: "noor does not have the correct permissions to execute `AddLabelsToLabelable`",
      },
    ]);
    expect((await label(shop.fake.userToken("sam"))).errors).toMatchObject([{ type: "NOT_FOUND" }]);
  });

  test("a repository that is not installed is not there", async () => {
    shop.installation.repositories = new Set();
    const { data, errors } = await ask('{ repository(owner: "shop", name: "web") { id } }');
    expect(data).toEqual({ repository: null });
    expect(errors).toMatchObject([{ type: "NOT_FOUND" }]);
  });

  test("a token is good for an hour, and not after the App was removed", async () => {
    const other = shop.fake.installationToken(shop.installation);
    shop.clock.pass(3_600_001);
    expect((await ask("{ viewer { login } }")).status).toBe(401);
    shop.fake.seed.uninstall(shop.installation);
    expect((await askGraphQL(shop.fake, other, "{ viewer { login } }")).status).toBe(401);
  });
});
