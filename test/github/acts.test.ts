import { beforeEach, expect, test } from "vitest";
import { askGraphQL, askRest } from "./ask-fake.ts";
import { buildShop, type Shop, WEBHOOK_SECRET } from "./build-shop.ts";
import { type Receiver, receiveWebhooks } from "./receive-webhooks.ts";

let shop: Shop;
let token: string;
let receiver: Receiver;

beforeEach(async () => {
  receiver = await receiveWebhooks(WEBHOOK_SECRET);
  shop = await buildShop({ webhookUrl: receiver.url });
  token = shop.fake.installationToken(shop.installation);
  await shop.fake.post.settle();
  receiver.received.length = 0;
  return async () => {
    await shop.fake.close();
    await receiver.close();
  };
});

const ask = (query: string) => askGraphQL(shop.fake, token, query);

test("a board that is closed says so, by webhook and when it is read", async () => {
  shop.fake.as("mara").closeProject(shop.board);
  await shop.fake.post.settle();
  expect(receiver.received).toMatchObject([
    {
      event: "projects_v2",
      payload: { action: "closed", projects_v2: { number: 1, closed_at: "2026-11-23T10:00:00Z" } },
    },
  ]);
  const { data } = await ask('{ organization(login: "shop") { projectV2(number: 1) { closed closedAt } } }');
  expect(data.organization.projectV2).toEqual({ closed: true, closedAt: "2026-11-23T10:00:00Z" });
});

test("a renamed repository is found by its old name: GraphQL follows, REST redirects", async () => {
  const mara = shop.fake.as("mara");
  mara.openIssue("shop/web", { title: "One" });
  mara.renameRepository("shop/web", "site");
  await shop.fake.post.settle();
  const renamed = receiver.received.find(({ event }) => event === "repository")!;
  expect(renamed.payload).toMatchObject({
    action: "renamed",
    changes: { repository: { name: { from: "web" } } },
    repository: { full_name: "shop/site" },
  });
  const find = (more: string) =>
    ask(`{ repository(owner: "shop", name: "web"${more}) { nameWithOwner issue(number: 1) { title } } }`);
  expect((await find("")).data.repository).toEqual({ nameWithOwner: "shop/site", issue: { title: "One" } });
  expect((await find(", followRenames: false")).data.repository).toBeNull();

  const moved = await askRest(shop.fake, token, "GET /repos/shop/web/issues/1");
  const { databaseId } = shop.fake.world.repositories[0]!;
  const there = `${shop.fake.url}/repositories/${databaseId}/issues/1`;
  expect([moved.status, moved.headers.get("location"), moved.body.url]).toEqual([301, there, there]);
  const followed = await askRest(shop.fake, token, `GET ${new URL(there).pathname}`);
  expect(followed.body).toMatchObject({ title: "One", html_url: `${shop.fake.url}/shop/site/issues/1` });
  const stranger = shop.fake.userToken("sam");
  expect((await askRest(shop.fake, stranger, "GET /repos/shop/web")).status).toBe(404);

  shop.fake.seed.repository("shop/web");
  expect((await find("")).data.repository).toEqual({ nameWithOwner: "shop/web", issue: null });
  expect((await askRest(shop.fake, token, "GET /repos/shop/web")).body.full_name).toBe("shop/web");
});

test("a comment is minimised by hand and shown again", async () => {
  const mara = shop.fake.as("mara");
  const comment = mara.comment(mara.openIssue("shop/web", { title: "One" }), "Old");
  const read = async () =>
    (await ask(`{ node(id: "${comment.id}") { ... on IssueComment { isMinimized minimizedReason } } }`)).data
      .node;
  mara.minimizeComment(comment, "OUTDATED");
  expect(await read()).toEqual({ isMinimized: true, minimizedReason: "outdated" });
  mara.minimizeComment(comment.id, null);
  expect(await read()).toEqual({ isMinimized: false, minimizedReason: null });
});
