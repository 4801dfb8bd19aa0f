import { beforeEach, describe, expect, test } from "vitest";
import { askGraphQL, askRest } from "./ask-fake.ts";
import { buildShop, type Shop, WEBHOOK_SECRET } from "./build-shop.ts";
import { type Receiver, receiveWebhooks } from "./receive-webhooks.ts";
import { listenOnLoopback } from "./serve/listen-on-loopback.ts";

let shop: Shop;
let receiver: Receiver;
beforeEach(async () => {
  receiver = await receiveWebhooks(WEBHOOK_SECRET);
  shop = await buildShop({ webhookUrl: receiver.url });
  await shop.fake.post.settle();
  receiver.received.length = 0;
  return async () => {
    await shop.fake.close();
    await receiver.close();
  };
});

/** What came, by name; deliveries overlap, as GitHub's do, so the order says nothing. */
async function heard(): Promise<string[]> {
  await shop.fake.post.settle();
  return receiver.names().sort();
}

const payloadOf = (event: string, action: string) =>
  receiver.received.find((it) => it.event === event && it.payload.action === action)!.payload;

test("an issue that is opened with a label is told twice, signed", async () => {
  shop.fake.as("mara").openIssue("shop/web", { title: "Card is refused", labels: ["bug"] });
  expect(await heard()).toEqual(["issues.labeled", "issues.opened"]);
  expect(receiver.received.every(({ isSigned }) => isSigned)).toBe(true);
  expect(new Set(receiver.received.map(({ guid }) => guid)).size).toBe(2);
  expect(payloadOf("issues", "opened")).toMatchObject({
    issue: {
      number: 1,
      title: "Card is refused",
      state: "open",
      body: null,
      user: { login: "mara" },
      labels: [],
    },
    repository: { full_name: "shop/web", owner: { login: "shop" }, default_branch: "main" },
    organization: { login: "shop" },
    installation: { id: shop.installation.id },
    sender: { login: "mara", type: "User" },
  });
  expect(payloadOf("issues", "labeled")).toMatchObject({
    label: { name: "bug", color: "d73a4a" },
    issue: { labels: [{ name: "bug" }] },
  });
});

test("the App's own writes come back to it, sent by its bot", async () => {
  const issue = shop.fake.as("mara").openIssue("shop/web", { title: "One" });
  const token = shop.fake.installationToken(shop.installation);
  await askRest(shop.fake, token, "POST /repos/shop/web/issues/1/labels", { labels: ["bug"] });
  await askGraphQL(
    shop.fake,
    token,
    `mutation($id: ID!) { addComment(input: {subjectId: $id, body: "Hi"}) { clientMutationId } }`,
    { id: issue.id },
  );
  expect(await heard()).toEqual(["issue_comment.created", "issues.labeled", "issues.opened"]);
  for (const [event, action] of [
    ["issues", "labeled"],
    ["issue_comment", "created"],
  ] as const)
    expect(payloadOf(event, action).sender).toMatchObject({ login: "streamkeeper[bot]", type: "Bot" });
});

describe("what people do", () => {
  test("to an issue and its comments", async () => {
    const mara = shop.fake.as("mara");
    shop.fake.seed.repository("shop/api");
    const issue = mara.openIssue("shop/web", { title: "One", body: "a" });
    mara.edit(issue, { title: "Two", body: "b" });
    mara.label(issue, "bug");
    mara.label(issue, "bug");
    mara.unlabel(issue, "bug");
    mara.setType(issue, "Bug");
    mara.close(issue);
    mara.reopen(issue);
    const comment = mara.comment(issue, "x");
    mara.editComment(comment, "y");
    mara.deleteComment(comment);
    mara.lock(issue);
    mara.transfer(issue, "shop/api");
    expect(await heard()).toEqual(
      [
        ["issues", ["opened", "edited", "labeled", "unlabeled", "typed", "closed", "reopened", "locked"]],
        ["issues", ["transferred", "opened"]],
        ["issue_comment", ["created", "edited", "deleted"]],
      ]
        .flatMap(([event, actions]) => (actions as string[]).map((action) => `${event}.${action}`))
        .sort(),
    );
    expect(payloadOf("issues", "edited").changes).toEqual({ title: { from: "One" }, body: { from: "a" } });
    expect(payloadOf("issues", "transferred").changes).toMatchObject({
      new_issue: { number: 1 },
      new_repository: { full_name: "shop/api" },
    });
  });

  test("to labels", async () => {
    const mara = shop.fake.as("mara");
    mara.createLabel("shop/web", { name: "x", color: "ffffff" });
    mara.editLabel("shop/web", "x", { name: "y" });
    mara.deleteLabel("shop/web", "y");
    expect(await heard()).toEqual(["label.created", "label.deleted", "label.edited"]);
    expect(payloadOf("label", "edited")).toMatchObject({
      label: { name: "y" },
      changes: { name: { from: "x" } },
    });
  });

  test("to parents and dependencies: both sides are told", async () => {
    const mara = shop.fake.as("mara");
    const one = mara.openIssue("shop/web", { title: "One" });
    const two = mara.openIssue("shop/web", { title: "Two" });
    mara.setParent(two, one);
    mara.block(one, two);
    mara.unblock(one, two);
    const names = (await heard()).filter((name) => !name.startsWith("issues."));
    expect(names).toEqual([
      "issue_dependencies.blocked_by_added",
      "issue_dependencies.blocked_by_removed",
      "issue_dependencies.blocking_added",
      "issue_dependencies.blocking_removed",
      "sub_issues.parent_issue_added",
      "sub_issues.sub_issue_added",
    ]);
    expect(payloadOf("issue_dependencies", "blocked_by_added")).toMatchObject({
      blocked_issue: { number: 1 },
      blocking_issue: { number: 2 },
    });
    expect(payloadOf("sub_issues", "sub_issue_added")).toMatchObject({
      parent_issue: { number: 1 },
      sub_issue: { number: 2 },
    });
    expect(one.updatedAt).toBe(one.createdAt);
  });

  test("to a card: from where to where, without a repository", async () => {
    const { fake, board } = shop;
    const mara = fake.as("mara");
    const issue = mara.openIssue("shop/web", { title: "One" });
    mara.addCard(board, issue);
    mara.moveCard(board, issue, "Status", "Todo");
    mara.archiveCard(board, issue);
    mara.removeCard(board, issue);
    expect((await heard()).slice(1)).toEqual(
      ["archived", "created", "deleted", "edited"].map((action) => `projects_v2_item.${action}`),
    );
    const payload = payloadOf("projects_v2_item", "edited");
    expect(payload).not.toHaveProperty("repository");
    expect(payload).toMatchObject({
      projects_v2_item: { content_node_id: issue.id, content_type: "Issue", project_node_id: board.id },
      changes: {
        field_value: {
          field_type: "single_select",
          field_name: "Status",
          from: null,
          to: { name: "Todo", color: "GREEN" },
        },
      },
    });
  });

  test("to a file of the default branch", async () => {
    shop.fake.as("mara").push("shop/web", ".github/flow-map.yml", "streams: []\n");
    expect(await heard()).toEqual(["push"]);
    expect(receiver.received[0]!.payload).toMatchObject({
      ref: "refs/heads/main",
      commits: [{ added: [], modified: [".github/flow-map.yml"], removed: [] }],
    });
  });
});

test("what the App did not ask for, or may not see, is not sent", async () => {
  shop.fake.seed.permissions(shop.installation, { contents: "read" });
  shop.fake.as("mara").openIssue("shop/web", { title: "One" });
  expect(await heard()).toEqual(["installation.new_permissions_accepted"]);
});

test("an installation is told what becomes of it, and hears nothing while it is suspended", async () => {
  const { fake, installation } = shop;
  const mara = fake.as("mara");
  fake.seed.repository("shop/api");
  fake.seed.select(installation, "shop/web", "removed");
  mara.openIssue("shop/web", { title: "Not heard" });
  fake.seed.select(installation, "shop/web", "added");
  fake.seed.suspend(installation);
  mara.openIssue("shop/web", { title: "Not heard either" });
  const token = fake.installationToken(installation);
  expect((await askRest(fake, token, "GET /repos/shop/web")).status).toBe(404);
  fake.seed.suspend(installation, false);
  fake.seed.uninstall(installation);
  expect(await heard()).toEqual([
    "installation.deleted",
    "installation.suspend",
    "installation.unsuspend",
    "installation_repositories.added",
    "installation_repositories.removed",
  ]);
});

test("a receiver that never answers does not keep the fake from closing", async () => {
  const silent = await listenOnLoopback(0, () => new Promise(() => {}));
  const other = await buildShop({ webhookUrl: silent.url });
  await other.fake.close();
  expect(other.fake.post.deliveries).toMatchObject([{ event: "installation", statusCode: 0 }]);
  await silent.close();
});

test("a delivery that fails is remembered, found, and sent again with its own id", async () => {
  receiver.answer = 500;
  shop.fake.as("mara").openIssue("shop/web", { title: "One" });
  await shop.fake.post.settle();
  receiver.answer = 200;
  const jwt = shop.appToken();
  const failed = await askRest(shop.fake, jwt, "GET /app/hook/deliveries?status=failure");
  expect(failed.body).toMatchObject([
    { event: "issues", action: "opened", status_code: 500, redelivery: false },
  ]);
  const [{ id, guid }] = failed.body;
  const full = await askRest(shop.fake, jwt, `GET /app/hook/deliveries/${id}`);
  expect(full.body.request.payload.issue.number).toBe(1);
  expect((await askRest(shop.fake, jwt, `POST /app/hook/deliveries/${id}/attempts`)).status).toBe(202);
  await shop.fake.post.settle();
  expect(receiver.received.map((it) => it.guid)).toEqual([guid, guid]);
  const all = await askRest(shop.fake, jwt, "GET /app/hook/deliveries?per_page=1");
  expect(all.body).toMatchObject([{ guid, redelivery: true, status_code: 200 }]);
  expect(all.headers.get("link")).toContain('rel="next"');
});

test("deliveries can be kept back, and come in another order or not at all", async () => {
  const mara = shop.fake.as("mara");
  shop.fake.post.hold();
  const issue = mara.openIssue("shop/web", { title: "One" });
  mara.label(issue, "bug");
  mara.close(issue);
  expect(await heard()).toEqual([]);
  shop.fake.post.release(([opened, , closed]) => [closed!, opened!]);
  expect(await heard()).toEqual(["issues.closed", "issues.opened"]);
});
