import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { COMMENT_MARKER } from "../../shared/domain/marker.ts";
import { askGraphQL } from "../github/ask-fake.ts";
import { buildShop, type Shop } from "../github/build-shop.ts";
import type { Issue } from "../github/state/issue.ts";
import { gatherIssues } from "./gather-issues.ts";
import { BOARD, LOOKUP, openShopReaders, WEB } from "./open-shop-readers.ts";

let shop: Shop;
beforeEach(async () => {
  shop = await buildShop();
});
afterEach(() => shop.fake.close());

const read = (lookup = LOOKUP) => openShopReaders(shop).issues.readIssue({ ...WEB, number: 1 }, lookup);
const open = (title: string, repository = "shop/web") =>
  shop.fake.as("mara").openIssue(repository, { title });
const asked = () => shop.fake.requests.map(({ documentName }) => documentName);

async function commentAsApp({ id }: Issue, body: string): Promise<void> {
  const token = shop.fake.installationToken(shop.installation);
  const document =
    "mutation Comment($id: ID!, $body: String!) { addComment(input: { subjectId: $id, body: $body }) { clientMutationId } }";
  const { errors } = await askGraphQL(shop.fake, token, document, { id, body });
  expect(errors).toEqual([]);
}

describe("one request is enough", () => {
  test("for an issue of a usual size with everything", async () => {
    const issue = open("Card");
    shop.fake.as("mara").addCard(shop.board, issue);
    for (let count = 0; count < 40; count++) shop.fake.as("sam").comment(issue, "Me too");
    for (let count = 0; count < 40; count++) shop.fake.as("mara").block(issue, open("Blocker"));
    const observed = await read(BOARD);
    expect(observed!.issue.blockedBy).toHaveLength(40);
    expect(shop.fake.requests.map(({ documentName, points }) => [documentName, points])).toEqual([
      ["ReadIssue", 1],
    ]);
  });
});

describe("lists are followed to their end", () => {
  test("the timeline, backwards: nothing is missing, nothing twice, all in order", async () => {
    const issue = open("Card");
    const mara = shop.fake.as("mara");
    for (let count = 0; count < 130; count++) {
      shop.clock.pass(1000);
      mara.label(issue, "bug");
      mara.unlabel(issue, "bug");
    }
    const { events } = (await read())!.issue;
    expect(events).toHaveLength(260);
    expect(events!.map(({ event }) => event)).toEqual(
      Array.from({ length: 260 }, (_, index) => (index % 2 === 0 ? "labeled" : "unlabeled")),
    );
    const times = events!.map(({ at }) => at);
    expect(times).toEqual(times.toSorted((a, b) => a - b));
    expect(asked()).toEqual(["ReadIssue", "ReadMoreTimeline", "ReadMoreTimeline"]);
  });

  test("what happened within one second stays in its order", async () => {
    const issue = open("Card");
    const labels = [...Array(65).fill("bug"), ...Array(65).fill("stream: checkout")] as string[];
    for (const label of labels) {
      shop.fake.as("mara").label(issue, label);
      shop.fake.as("mara").unlabel(issue, label);
    }
    const events = (await read())!.issue.events!.map(({ event, label }) => `${event} ${label}`);
    expect(events).toEqual(labels.flatMap((label) => [`labeled ${label}`, `unlabeled ${label}`]));
  });

  test("the last word on the board, pages back", async () => {
    const issue = open("Card");
    shop.fake.as("mara").addCard(shop.board, issue);
    shop.fake.as("mara").removeCard(shop.board, issue);
    for (let count = 0; count < 150; count++) shop.fake.as("sam").comment(issue, "Me too");
    expect((await read(BOARD))!.issue.board).toEqual({ kind: "absent", removedByPerson: true });
  });

  test("a person's removal long ago is still known", async () => {
    const issue = shop.fake.as("sam").openIssue("shop/web", { title: "Card", labels: ["stream: checkout"] });
    shop.fake.as("mara").unlabel(issue, "stream: checkout");
    for (let count = 0; count < 150; count++) shop.fake.as("sam").comment(issue, "Me too");
    const removal = (await read())!.issue.events!.find(({ event }) => event === "unlabeled");
    expect(removal).toMatchObject({ label: "stream: checkout", actor: { login: "mara", kind: "user" } });
  });

  test("comments only until ours is found", async () => {
    const issue = open("Card");
    for (let count = 0; count < 60; count++) shop.fake.as("sam").comment(issue, "Me too");
    await commentAsApp(issue, `${COMMENT_MARKER}\nFirst`);
    for (let count = 0; count < 240; count++) shop.fake.as("sam").comment(issue, "Me too");
    await commentAsApp(issue, `${COMMENT_MARKER}\nSecond`);
    const observed = await read();
    expect(observed!.issue.sticky).toMatchObject({ comment: { body: `${COMMENT_MARKER}\nFirst` } });
    expect(asked().filter((name) => name === "ReadMoreComments")).toHaveLength(1);
  });

  test("sub-issues and blockers", async () => {
    const issue = open("Card");
    for (let count = 0; count < 100; count++) shop.fake.as("mara").setParent(open("Child"), issue);
    for (let count = 0; count < 60; count++) shop.fake.as("mara").block(issue, open("Blocker"));
    shop.fake.requests.length = 0;
    const { subIssues, blockedBy, relatives } = (await read())!.issue;
    expect(new Set(subIssues.map(({ number }) => number)).size).toBe(100);
    expect(new Set(blockedBy.map(({ number }) => number)).size).toBe(60);
    expect(relatives).toHaveLength(160);
    expect(asked().sort()).toEqual(["ReadIssue", "ReadMoreBlockedBy", "ReadMoreSubIssues"]);
  });

  test("of each issue of a list, too", async () => {
    const long = open("Long");
    for (let count = 0; count < 70; count++) shop.fake.as("sam").comment(long, "Me too");
    open("Short");
    shop.fake.requests.length = 0;
    const all = await gatherIssues(openShopReaders(shop).pages, LOOKUP);
    expect(all.map(({ issue }) => issue.events!.length)).toEqual([70, 0]);
    const alone = await read();
    expect(all[0]).toEqual(alone);
  });

  test("and never for ever", async () => {
    const issue = open("Card");
    for (let count = 0; count < 5200; count++) shop.fake.as("sam").comment(issue, "Me too");
    const { events, sticky } = (await read())!.issue;
    expect(sticky).toEqual({ kind: "absent" });
    expect(events).toHaveLength(5000);
    expect(shop.fake.requests).toHaveLength(99);
  });
});

describe("comments that are asked for", () => {
  test("more than GitHub takes at once", async () => {
    const issue = open("Card");
    const ids = Array.from({ length: 230 }, () => shop.fake.as("mara").comment(issue, "/stream why").id);
    shop.fake.requests.length = 0;
    const observed = await read({ ...LOOKUP, comments: ids });
    expect(observed!.comments.map(({ id }) => id)).toEqual(ids);
    expect(asked().filter((name) => name === "ReadAskedComments")).toHaveLength(2);
  });
});
