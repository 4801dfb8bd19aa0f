import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { COMMENT_MARKER } from "../../shared/domain/marker.ts";
import { askGraphQL } from "../github/ask-fake.ts";
import { buildShop, type Shop } from "../github/build-shop.ts";
import { LOOKUP, openShopReaders } from "./open-shop-readers.ts";

const MINUTE = 60_000;
let shop: Shop;
beforeEach(async () => {
  shop = await buildShop();
});
afterEach(() => shop.fake.close());

const read = (number: number, lookup = LOOKUP) =>
  openShopReaders(shop).issues.readIssue({ owner: "shop", repo: "web", number }, lookup);

/** Writes as our App. */
async function asApp(document: string, variables: object): Promise<void> {
  const { errors } = await askGraphQL(
    shop.fake,
    shop.fake.installationToken(shop.installation),
    document,
    variables,
  );
  expect(errors).toEqual([]);
}
const ADD = `mutation Add($id: ID!, $label: ID!) { addLabelsToLabelable(input: { labelableId: $id, labelIds: [$label] }) { clientMutationId } }`;
const COMMENT = `mutation Comment($id: ID!, $body: String!) { addComment(input: { subjectId: $id, body: $body }) { clientMutationId } }`;
const labelId = (name: string): string =>
  [...shop.fake.world.labels.values()].flat().find((label) => label.name === name)!.id;

test("an issue with nothing", async () => {
  const { fake, clock } = shop;
  fake.as("sam").openIssue("shop/web", { title: "Card is refused", body: "It says no." });
  expect(await read(1)).toEqual({
    issue: {
      repo: "shop/web",
      number: 1,
      title: "Card is refused",
      body: "It says no.",
      open: true,
      isPullRequest: false,
      labels: [],
      author: { login: "sam", kind: "user" },
      createdAt: clock(),
      closedAt: null,
      stateReason: null,
      milestone: null,
      type: null,
      parent: null,
      blockedBy: [],
      subIssues: [],
      events: [],
      commentsKnown: true,
      sticky: { kind: "absent" },
      board: null,
      relatives: [],
    },
    id: expect.any(String),
    labelIds: new Map(),
    stickyId: null,
    itemId: null,
    mapVersion: expect.stringMatching(/^[0-9a-f]{40}$/),
    comments: [],
    boardVisible: null,
  });
  const [request] = fake.requests.filter(({ documentName }) => documentName === "ReadIssue");
  expect(request).toMatchObject({ points: 1, status: 200 });
});

test("what happened, and who did it: persons and bots apart", async () => {
  const { fake, clock } = shop;
  const issue = fake.as("sam").openIssue("shop/web", { title: "Card", labels: ["bug"] });
  clock.pass(MINUTE);
  await asApp(ADD, { id: issue.id, label: labelId("stream: checkout") });
  clock.pass(MINUTE);
  fake.as("mara").unlabel(issue, "stream: checkout");
  fake.as("mara").edit(issue, { title: "The card" });
  clock.pass(MINUTE);
  fake.as("noor").comment(issue, "Me too");
  fake.as("sam").edit(issue, { body: "More" });
  const observed = await read(1);
  const mara = { login: "mara", kind: "user" };
  const told = observed!.issue.events!.map(({ event, actor, label }) => [
    event,
    actor?.login,
    actor?.kind,
    label,
  ]);
  expect(told.slice(-5)).toEqual([
    ["labeled", "streamkeeper", "bot", "stream: checkout"],
    ["unlabeled", mara.login, mara.kind, "stream: checkout"],
    ["renamed", "mara", "user", null],
    ["commented", "noor", "user", null],
    ["edited", "sam", "user", null],
  ]);
});

test("a renamed label is known by its present name, in what happened before, too", async () => {
  const { fake } = shop;
  const issue = fake.as("sam").openIssue("shop/web", { title: "Card", labels: ["stream: checkout"] });
  fake.as("mara").unlabel(issue, "stream: checkout");
  fake.as("mara").editLabel("shop/web", "stream: checkout", { name: "stream: paying" });
  const labelNames = new Map([[labelId("stream: paying"), "stream: paying"]]);
  const observed = await read(1, { ...LOOKUP, labelNames });
  expect(new Set(observed!.issue.events!.map(({ label }) => label))).toEqual(new Set(["stream: paying"]));
});

describe("our comment", () => {
  test("is found among many, by marker and authorship", async () => {
    const { fake } = shop;
    const issue = fake.as("sam").openIssue("shop/web", { title: "Card" });
    fake.as("sam").comment(issue, `${COMMENT_MARKER}\nnot yours`);
    for (let count = 0; count < 120; count++) fake.as("sam").comment(issue, `Me too ${count}`);
    await asApp(COMMENT, { id: issue.id, body: "A reply to somebody" });
    await asApp(COMMENT, { id: issue.id, body: `${COMMENT_MARKER}\nWhere does it sit?` });
    const observed = await read(1);
    expect(observed!.issue.sticky).toEqual({
      kind: "present",
      comment: { body: `${COMMENT_MARKER}\nWhere does it sit?`, minimized: false },
    });
    expect(observed!.issue.events!.filter(({ event }) => event === "commented")).toHaveLength(123);
  });

  test("that a person deleted is told, with when", async () => {
    const { fake, clock } = shop;
    const issue = fake.as("sam").openIssue("shop/web", { title: "Card" });
    await asApp(COMMENT, { id: issue.id, body: `${COMMENT_MARKER}\nWhere?` });
    clock.pass(MINUTE);
    fake.as("mara").deleteComment([...fake.world.comments.values()].flat().at(-1)!);
    expect((await read(1))!.issue.sticky).toEqual({ kind: "deleted", at: clock() });
  });
});

test("a comment that is asked for, and whether we answered it", async () => {
  const { fake } = shop;
  const issue = fake.as("sam").openIssue("shop/web", { title: "Card" });
  const other = fake.as("sam").openIssue("shop/web", { title: "Other" });
  const [one, two, elsewhere] = [issue, issue, other].map((it) => fake.as("mara").comment(it, "/stream why"));
  await asApp(
    "mutation React($id: ID!) { addReaction(input: { subjectId: $id, content: THUMBS_UP }) { clientMutationId } }",
    { id: two!.id },
  );
  const gone = fake.as("mara").comment(issue, "/stream none");
  fake.as("mara").deleteComment(gone);
  const observed = await read(1, { ...LOOKUP, comments: [one!.id, two!.id, elsewhere!.id, gone.id] });
  const author = { login: "mara", kind: "user" };
  const said = { body: "/stream why", author, createdAt: shop.clock() };
  expect(observed!.comments).toEqual([
    { id: one!.id, ...said, answered: false, agreed: false },
    { id: two!.id, ...said, answered: true, agreed: true },
  ]);
});

test("of the last 50 comments those that we heard, with one that is asked for in its place among them", async () => {
  const { fake, clock } = shop;
  const issue = fake.as("sam").openIssue("shop/web", { title: "Card" });
  const comments = Array.from({ length: 53 }, (_, index) => {
    clock.pass(1000);
    return fake.as("mara").comment(issue, `/stream ${index}`);
  });
  const react = async (index: number, content: string) =>
    asApp(
      `mutation React($id: ID!) { addReaction(input: { subjectId: $id, content: ${content} }) { clientMutationId } }`,
      { id: comments[index]!.id },
    );
  await react(1, "THUMBS_UP");
  await react(10, "THUMBS_UP");
  await react(30, "CONFUSED");
  const asked = [comments[20]!.id, comments[0]!.id];
  const told = (await read(1, { ...LOOKUP, comments: asked, heard: true }))!.comments;
  expect(told.map(({ body, answered, agreed }) => ({ body, answered, agreed }))).toEqual([
    { body: "/stream 0", answered: false, agreed: false },
    { body: "/stream 10", answered: true, agreed: true },
    { body: "/stream 20", answered: false, agreed: false },
    { body: "/stream 30", answered: true, agreed: false },
  ]);
});

test("parents up to the top, sub-issues and blockers, by their labels", async () => {
  const { fake } = shop;
  const open = (title: string, labels: string[] = []) =>
    fake.as("mara").openIssue("shop/web", { title, labels });
  const [top, middle, issue, child, blocker] = [
    open("top", ["stream: checkout"]),
    open("middle"),
    open("it"),
    open("child", ["bug"]),
    open("blocker"),
  ];
  fake.as("mara").setParent(middle!, top!);
  fake.as("mara").setParent(issue!, middle!);
  fake.as("mara").setParent(child!, issue!);
  fake.as("mara").block(issue!, blocker!);
  fake.as("mara").close(blocker!);
  const observed = (await read(3))!.issue;
  expect(observed).toMatchObject({
    parent: { repo: "shop/web", number: 2, open: true },
    subIssues: [{ repo: "shop/web", number: 4, open: true }],
    blockedBy: [{ repo: "shop/web", number: 5, open: false }],
  });
  expect(observed.relatives).toEqual([
    {
      repo: "shop/web",
      number: 2,
      open: true,
      labels: [],
      parent: { repo: "shop/web", number: 1, open: true },
    },
    { repo: "shop/web", number: 1, open: true, labels: ["stream: checkout"], parent: null },
    {
      repo: "shop/web",
      number: 4,
      open: true,
      labels: ["bug"],
      parent: { repo: "shop/web", number: 3, open: null },
    },
    { repo: "shop/web", number: 5, open: false, labels: [], parent: null },
  ]);
});
