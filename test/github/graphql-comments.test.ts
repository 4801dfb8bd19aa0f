import { beforeEach, describe, expect, test } from "vitest";
import { askGraphQL, askRest } from "./ask-fake.ts";
import { buildShop, type Shop } from "./build-shop.ts";
import type { Comment } from "./state/comment.ts";
import type { Issue } from "./state/issue.ts";

let shop: Shop;
let token: string;
let issue: Issue;
let comment: Comment;

beforeEach(async () => {
  shop = await buildShop();
  token = shop.fake.installationToken(shop.installation);
  issue = shop.fake.as("mara").openIssue("shop/web", { title: "Card is refused" });
  comment = shop.fake.as("noor").comment(issue, "/stream checkout");
  return () => shop.fake.close();
});

const ask = (query: string, variables: object = {}) => askGraphQL(shop.fake, token, query, variables);

const GROUPS = "reactionGroups { content viewerHasReacted createdAt reactors(first: 5) { totalCount } }";
const READ_GROUPS = `query($id: ID!) { node(id: $id) { ... on IssueComment { ${GROUPS} } ... on Issue { ${GROUPS} } } }`;

interface Group {
  readonly content: string;
  readonly viewerHasReacted: boolean;
}

const groupsOf = async (id: string): Promise<Group[]> =>
  (await ask(READ_GROUPS, { id })).data.node.reactionGroups;

describe("reactions", () => {
  test("come in eight groups, also where nobody reacted", async () => {
    const groups = await groupsOf(issue.id);
    expect(groups.map(({ content }) => content)).toEqual([
      "THUMBS_UP",
      "THUMBS_DOWN",
      "LAUGH",
      "HOORAY",
      "CONFUSED",
      "HEART",
      "ROCKET",
      "EYES",
    ]);
    const none = { viewerHasReacted: false, createdAt: null, reactors: { totalCount: 0 } };
    for (const group of groups) expect(group).toMatchObject(none);
  });

  test("tell the App which are its own, and since when", async () => {
    shop.fake.as("mara").react(comment, "EYES");
    shop.clock.pass(60_000);
    shop.fake.as("streamkeeper").react(comment.id, "THUMBS_UP");
    const groups = await groupsOf(comment.id);
    expect(groups.filter((group) => group.viewerHasReacted)).toEqual([
      {
        content: "THUMBS_UP",
        viewerHasReacted: true,
        createdAt: "2026-11-23T10:01:00Z",
        reactors: { totalCount: 1 },
      },
    ]);
    expect(groups.at(-1)).toMatchObject({ createdAt: "2026-11-23T10:00:00Z", reactors: { totalCount: 1 } });
  });

  test("are taken back one's own only; twice is not an error", async () => {
    shop.fake.as("mara").react("shop/web#1", "EYES");
    shop.fake.as("streamkeeper").react(issue, "EYES");
    const remove = `mutation($id: ID!) { removeReaction(input: {subjectId: $id, content: EYES}) {
      reaction { content } subject { id } reactionGroups { content viewerHasReacted } } }`;
    const { data, errors } = await ask(remove, { id: issue.id });
    expect(errors).toEqual([]);
    expect(data.removeReaction).toMatchObject({ reaction: { content: "EYES" }, subject: { id: issue.id } });
    expect(shop.fake.world.reactions.map(({ user }) => user.login)).toEqual(["mara"]);
    expect((await ask(remove, { id: issue.id })).data.removeReaction.reaction).toBeNull();
    shop.fake.as("mara").unreact(issue, "EYES");
    expect(shop.fake.world.reactions).toEqual([]);
  });
});

const TIMELINE = `query { repository(owner: "shop", name: "web") { issue(number: 1) { timelineItems(first: 10, itemTypes: [
  COMMENT_DELETED_EVENT, CONVERTED_TO_DISCUSSION_EVENT, ADDED_TO_PROJECT_V2_EVENT, REMOVED_FROM_PROJECT_V2_EVENT]) {
  nodes { __typename
    ... on CommentDeletedEvent { actor { login } createdAt deletedCommentAuthor { login __typename } }
    ... on ConvertedToDiscussionEvent { actor { login } discussion { number title url } }
    ... on AddedToProjectV2Event { actor { login } wasAutomated project { number } }
    ... on RemovedFromProjectV2Event { actor { login } wasAutomated project { number } } } } } } }`;

const timeline = async () => (await ask(TIMELINE)).data.repository.issue.timelineItems.nodes;

test("a comment that is deleted leaves an event: by whom, and whose it was", async () => {
  const own = shop.fake.as("streamkeeper").comment(issue, "Sorted.");
  shop.fake.as("mara").deleteComment(own);
  shop.fake.as("noor").deleteComment(comment);
  const mine = shop.fake.as("streamkeeper").comment(issue, "Again.");
  await ask("mutation($id: ID!) { deleteIssueComment(input: {id: $id}) { clientMutationId } }", {
    id: mine.id,
  });
  const shared = { __typename: "CommentDeletedEvent", createdAt: "2026-11-23T10:00:00Z" };
  const bot = { login: "streamkeeper", __typename: "Bot" };
  expect(await timeline()).toEqual([
    { ...shared, actor: { login: "mara" }, deletedCommentAuthor: bot },
    { ...shared, actor: { login: "noor" }, deletedCommentAuthor: { login: "noor", __typename: "User" } },
    { ...shared, actor: { login: "streamkeeper" }, deletedCommentAuthor: bot },
  ]);
});

test("a board's events say which board, and whether its own workflow did it", async () => {
  shop.fake.seed.user("github-project-automation", "Bot");
  shop.fake.as("streamkeeper").addCard(shop.board, issue);
  shop.fake.as("github-project-automation").removeCard(shop.board, issue);
  const project = { number: 1 };
  expect(await timeline()).toEqual([
    { __typename: "AddedToProjectV2Event", actor: { login: "streamkeeper" }, wasAutomated: false, project },
    {
      __typename: "RemovedFromProjectV2Event",
      actor: { login: "github-project-automation" },
      wasAutomated: true,
      project,
    },
  ]);
});

test("an issue that was converted to a discussion stays, closed and locked for all", async () => {
  shop.fake.as("mara").convertToDiscussion(issue);
  const { data } = await ask(
    '{ repository(owner: "shop", name: "web") { issue(number: 1) { state locked } } }',
  );
  expect(data.repository.issue).toEqual({ state: "CLOSED", locked: true });
  expect(await timeline()).toEqual([
    {
      __typename: "ConvertedToDiscussionEvent",
      actor: { login: "mara" },
      discussion: { number: 2, title: "Card is refused", url: `${shop.fake.url}/shop/web/discussions/2` },
    },
  ]);
  shop.fake.as("mara").lock(issue, false);
  const line = "POST /repos/shop/web/issues/1/comments";
  expect((await askRest(shop.fake, token, line, { body: "x" })).status).toBe(403);
  expect(() => shop.fake.as("mara").convertToDiscussion(issue)).toThrow("already converted");
  expect(shop.fake.as("mara").openIssue("shop/web", { title: "Next" }).number).toBe(3);
});

test("who edited a body last is told, and a comment leads to its issue", async () => {
  shop.fake.as("noor").edit(issue, { title: "Other" });
  const query = `query($id: ID!) { node(id: $id) { ... on IssueComment { editor { login } lastEditedAt
    issue { number editor { login } lastEditedAt } } } }`;
  const before = (await ask(query, { id: comment.id })).data.node;
  expect(before).toEqual({
    editor: null,
    lastEditedAt: null,
    issue: { number: 1, editor: null, lastEditedAt: null },
  });
  shop.clock.pass(60_000);
  shop.fake.as("mara").edit(issue, { body: "More" });
  shop.fake.as("streamkeeper").editComment(comment, "Changed");
  const lastEditedAt = "2026-11-23T10:01:00Z";
  expect((await ask(query, { id: comment.id })).data.node).toEqual({
    editor: { login: "streamkeeper" },
    lastEditedAt,
    issue: { number: 1, editor: { login: "mara" }, lastEditedAt },
  });
});

test("nodes of every kind are found by their ids, and what is gone is null in its place", async () => {
  const item = shop.fake.as("mara").addCard(shop.board, issue);
  const [label] = shop.fake.world.labels.get(issue.repository)!;
  const ids = [issue.id, comment.id, label!.id, shop.board.id, item.id, "I_none"];
  const query = "query($ids: [ID!]!) { nodes(ids: $ids) { __typename id } }";
  const { data, errors } = await ask(query, { ids });
  const types = ["Issue", "IssueComment", "Label", "ProjectV2", "ProjectV2Item"];
  expect(data.nodes).toEqual([...types.map((__typename, at) => ({ __typename, id: ids[at] })), null]);
  expect(errors).toMatchObject([{ type: "NOT_FOUND", path: ["nodes", 5] }]);
  const one = await ask("query($id: ID!) { node(id: $id) { ... on ProjectV2Item { isArchived } } }", {
    id: item.id,
  });
  expect(one.data.node).toEqual({ isArchived: false });
});

test("the viewer of an installation's token is the App's bot", async () => {
  const { data } = await ask("{ viewer { login databaseId } }");
  const { bot } = shop.app;
  expect(data.viewer).toEqual({ login: "streamkeeper[bot]", databaseId: bot.databaseId });
});
