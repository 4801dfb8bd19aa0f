import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { COMMENT_MARKER } from "../../shared/domain/marker.ts";
import { askGraphQL } from "../github/ask-fake.ts";
import { buildShop, type Shop } from "../github/build-shop.ts";
import { deleteItem } from "../github/state/change-item.ts";
import type { Comment } from "../github/state/comment.ts";
import { commentsOf } from "../github/state/find-thing.ts";
import type { Issue } from "../github/state/issue.ts";
import type { Item } from "../github/state/project.ts";
import { BOARD, LOOKUP, openShopReaders, WEB } from "./open-shop-readers.ts";

const STICKY = `${COMMENT_MARKER}\nWhere does it sit?`;
let shop: Shop;
let issue: Issue;
beforeEach(async () => {
  shop = await buildShop();
  shop.fake.seed.user("tidy", "Bot");
  issue = shop.fake.as("sam").openIssue("shop/web", { title: "Card" });
});
afterEach(() => shop.fake.close());

const read = async (lookup = LOOKUP) =>
  (await openShopReaders(shop).issues.readIssue({ ...WEB, number: 1 }, lookup))!;

async function asApp(document: string, variables: object): Promise<void> {
  const token = shop.fake.installationToken(shop.installation);
  const { errors } = await askGraphQL(shop.fake, token, document, variables);
  expect(errors).toEqual([]);
}

async function commentAsApp(body: string): Promise<Comment> {
  await asApp(
    "mutation Comment($id: ID!, $body: String!) { addComment(input: { subjectId: $id, body: $body }) { clientMutationId } }",
    { id: issue.id, body },
  );
  return commentsOf(shop.fake.world, issue).at(-1)!;
}

describe("our comment", () => {
  test("that is minimized is present", async () => {
    const comment = await commentAsApp(STICKY);
    shop.fake.as("mara").minimizeComment(comment, "RESOLVED");
    const { issue: observed, stickyId } = await read();
    expect(observed.sticky).toEqual({ kind: "present", comment: { body: STICKY, minimized: true } });
    expect(stickyId).toBe(comment.id);
  });

  test("of several the oldest is taken", async () => {
    const first = await commentAsApp(STICKY);
    shop.clock.pass(60_000);
    await commentAsApp(`${STICKY} Again`);
    expect((await read()).stickyId).toBe(first.id);
  });

  test.each([
    ["somebody else's with our marker", async () => shop.fake.as("mara").comment(issue, STICKY)],
    ["ours without the marker", () => commentAsApp("Done.")],
    ["ours that quotes the marker", () => commentAsApp(`> ${STICKY}`)],
  ])("%s is none", async (_what, write) => {
    await write();
    expect(await read()).toMatchObject({ stickyId: null, issue: { sticky: { kind: "absent" } } });
  });

  test.each([
    ["a person", "mara", STICKY, "deleted"],
    ["somebody else's bot", "tidy", STICKY, "deleted"],
    ["a person, of another one of ours", "mara", "Done.", "deleted"],
    ["ourselves", "streamkeeper", STICKY, "absent"],
  ])("deleted by %s", async (_who, login, body, kind) => {
    const comment = await commentAsApp(body);
    shop.clock.pass(60_000);
    shop.fake.as(login).deleteComment(comment);
    const at = shop.clock();
    shop.clock.pass(60_000);
    expect((await read()).issue.sticky).toEqual(kind === "deleted" ? { kind, at } : { kind });
  });

  test("is absent when a person's comment was deleted, even one with our marker", async () => {
    shop.fake.as("mara").deleteComment(shop.fake.as("noor").comment(issue, STICKY));
    expect((await read()).issue.sticky).toEqual({ kind: "absent" });
  });

  test("that was deleted twice was deleted at the last time", async () => {
    for (const wait of [60_000, 90_000]) {
      const comment = await commentAsApp(STICKY);
      shop.clock.pass(wait);
      shop.fake.as("mara").deleteComment(comment);
    }
    expect((await read()).issue.sticky).toEqual({ kind: "deleted", at: shop.clock() });
  });

  test("that was deleted and posted again is present", async () => {
    shop.fake.as("mara").deleteComment(await commentAsApp(STICKY));
    await commentAsApp(STICKY);
    expect((await read()).issue.sticky.kind).toBe("present");
  });
});

describe("a card that is not on the board any more", () => {
  let item: Item;
  beforeEach(() => {
    item = shop.fake.as("mara").addCard(shop.board, issue);
  });
  const removedBy = (login: string) => shop.fake.as(login).removeCard(shop.board, issue);

  test.each([
    ["a person took it off", "mara", true],
    ["so did somebody else's bot", "tidy", true],
    ["we took it off ourselves", "streamkeeper", false],
  ])("%s", async (_what, login, removedByPerson) => {
    removedBy(login);
    expect(await read(BOARD)).toMatchObject({
      itemId: null,
      issue: { board: { kind: "absent", removedByPerson } },
    });
  });

  test("the board's own workflow took it off", async () => {
    const { world } = shop.fake;
    const robot = shop.fake.seed.user("github-project-automation", "Bot");
    deleteItem(world, robot, item);
    expect((await read(BOARD)).issue.board).toEqual({ kind: "absent", removedByPerson: false });
  });

  test("put back and taken off by us: the last word counts", async () => {
    removedBy("mara");
    shop.fake.as("mara").addCard(shop.board, issue);
    removedBy("streamkeeper");
    expect((await read(BOARD)).issue.board).toEqual({ kind: "absent", removedByPerson: false });
  });

  test("what happened on another board says nothing of this one", async () => {
    const other = shop.fake.seed.project("shop", "Other");
    removedBy("mara");
    shop.fake.as("streamkeeper").addCard(other, issue);
    expect((await read(BOARD)).issue.board).toEqual({ kind: "absent", removedByPerson: true });
  });
});

test("a board that the token may not see plans nothing it could not do: no card, no option", async () => {
  shop.fake.as("mara").addCard(shop.board, issue);
  shop.fake.seed.permissions(shop.installation, { issues: "write", contents: "read" });
  expect(await read(BOARD)).toMatchObject({ itemId: null });
});

test("relatives out of sight are left out, those that are public are not", async () => {
  const { fake } = shop;
  const mara = fake.as("mara");
  fake.seed.organization("other", ["mara"]);
  fake.seed.repository("other/secret", { roles: { mara: "maintain" } });
  fake.seed.repository("other/open", { isPrivate: false, roles: { mara: "maintain" } });
  const [secret, open] = ["other/secret", "other/open"].map((it) => mara.openIssue(it, { title: "It" }));
  mara.block(issue, secret!);
  mara.block(issue, open!);
  mara.setParent(issue, mara.openIssue("other/secret", { title: "Parent" }));
  const observed = (await read()).issue;
  expect(observed).toMatchObject({
    parent: null,
    blockedBy: [{ repo: "other/open", number: 1, open: true }],
    relatives: [{ repo: "other/open" }],
  });
  // That it was blocked is known nevertheless.
  expect(observed.events!.map(({ event }) => event)).toEqual(["blocked_by_added", "blocked_by_added"]);
  expect(JSON.stringify(observed)).not.toContain("secret");
});

test("parents up to the eighth level", async () => {
  const mara = shop.fake.as("mara");
  let child = issue;
  for (let level = 1; level <= 9; level++) {
    const parent = mara.openIssue("shop/web", {
      title: `Level ${level}`,
      labels: level === 8 ? ["bug"] : [],
    });
    mara.setParent(child, parent);
    child = parent;
  }
  const { relatives } = (await read()).issue;
  expect(relatives.map(({ number }) => number)).toEqual([2, 3, 4, 5, 6, 7, 8, 9]);
  expect(relatives.at(-1)).toMatchObject({ labels: ["bug"], parent: { number: 10, open: null } });
});

test("a repository that was renamed answers under its old name, with its new one", async () => {
  shop.fake.as("mara").renameRepository("shop/web", "front");
  expect((await read()).issue).toMatchObject({ repo: "shop/front", number: 1, title: "Card" });
});

test("names are compared as GitHub does: ignoring case", async () => {
  const observed = await openShopReaders(shop).issues.readIssue(
    { owner: "SHOP", repo: "Web", number: 1 },
    LOOKUP,
  );
  expect(observed!.issue.repo).toBe("shop/web");
});
