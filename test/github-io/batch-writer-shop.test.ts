import { beforeEach, describe, expect, test } from "vitest";
import { BatchWriter } from "../../shared/github/batch-writer.ts";
import type { Write } from "../../shared/reconcile/ports.ts";
import { ManualClock } from "../app/manual-clock.ts";
import { buildShop, type Shop } from "../github/build-shop.ts";
import type { Trouble } from "../github/faults/fault.ts";
import { addField } from "../github/state/change-field.ts";
import { deleteLabel } from "../github/state/change-label.ts";
import { commentsOf, findLabel } from "../github/state/find-thing.ts";
import type { Issue } from "../github/state/issue.ts";
import type { Label } from "../github/state/label.ts";
import { openShopClient } from "./open-shop-client.ts";

let shop: Shop;
let clock: ManualClock;
let writer: BatchWriter;
let issue: Issue;
beforeEach(async () => {
  shop = await buildShop();
  clock = new ManualClock();
  writer = new BatchWriter(openShopClient(shop).ask, clock);
  issue = shop.fake.as("mara").openIssue("shop/web", { title: "Card is refused" });
  return () => shop.fake.close();
});

const label = (name: string): Label => findLabel(shop.fake.world, issue.repository, name)!;
const documents = () => shop.fake.requests.filter(({ documentName }) => documentName === "WriteIssues");
const comments = () => commentsOf(shop.fake.world, issue);
const reactions = () => shop.fake.world.reactions;
const bodies = () => comments().map(({ body }) => body);

/** Writes, and moves the clock on so that the next may go at once. */
async function write(...writes: Write[]) {
  const outcomes = await writer.write(writes);
  clock.advance(1000);
  return outcomes;
}

/** The board's field and an issue's card on it. */
async function addCard() {
  const { board, fake } = shop;
  const options = [{ name: "Checkout", color: "BLUE", description: "" }] as const;
  const field = addField(fake.world, board, { name: "Stream", dataType: "SINGLE_SELECT", options });
  const [added] = await write({ kind: "add-item", board: board.id, issue: issue.id });
  const item = board.items[0]!;
  expect(added).toEqual({ ok: true, id: item.id });
  return { field, item, cell: { board: board.id, item: item.id, field: field.id } };
}

test("labels are put and taken", async () => {
  const ids = [label("bug").id, label("stream: checkout").id];
  const names = () => issue.labels.map(({ name }) => name);
  expect(await write({ kind: "add-labels", issue: issue.id, labels: ids })).toEqual([{ ok: true, id: null }]);
  expect(names()).toEqual(["bug", "stream: checkout"]);
  await write({ kind: "remove-labels", issue: issue.id, labels: [ids[0]!] });
  expect(names()).toEqual(["stream: checkout"]);
});

test("a comment is written, edited, minimised, shown again and reacted to", async () => {
  const [made] = await write({ kind: "add-comment", issue: issue.id, body: 'First "\n' });
  const comment = comments()[0]!;
  expect(made).toEqual({ ok: true, id: comment.id });
  await write({ kind: "edit-comment", comment: comment.id, body: "Second" });
  expect(bodies()).toEqual(["Second"]);
  await write({ kind: "minimize-comment", comment: comment.id });
  expect(comment.minimizedReason).toBe("resolved");
  await write({ kind: "unminimize-comment", comment: comment.id });
  expect(comment.minimizedReason).toBeNull();
  await write({ kind: "react", comment: comment.id, content: "THUMBS_UP" });
  expect(reactions()).toMatchObject([{ subject: { id: comment.id }, content: "THUMBS_UP" }]);
});

test("a reaction is taken back", async () => {
  await write({ kind: "add-comment", issue: issue.id, body: "/stream checkout" });
  const comment = comments()[0]!;
  await write({ kind: "react", comment: comment.id, content: "CONFUSED" });
  const [undone] = await write({ kind: "unreact", comment: comment.id, content: "CONFUSED" });
  expect(undone).toEqual({ ok: true, id: null });
  expect(reactions()).toEqual([]);
});

test("a card is added, gets a value and loses it", async () => {
  const { field, item, cell } = await addCard();
  const option = field.options[0]!.id;
  await write({ kind: "set-field", ...cell, option });
  expect(item.values.get(field.id)?.value).toBe(option);
  await write({ kind: "clear-field", ...cell });
  expect(item.values.has(field.id)).toBe(false);
});

test("what cannot be done keeps nothing else from being done", async () => {
  const { cell } = await addCard();
  const gone = label("stream: checkout").id;
  deleteLabel(shop.fake.world, issue.author!, label("stream: checkout"));
  const outcomes = await write(
    { kind: "add-comment", issue: issue.id, body: "before" },
    { kind: "add-labels", issue: issue.id, labels: [gone] },
    { kind: "set-field", ...cell, option: "ffffffff" },
    { kind: "add-labels", issue: issue.id, labels: [label("bug").id] },
    { kind: "edit-comment", comment: "IC_nothing", body: "?" },
    { kind: "add-comment", issue: issue.id, body: "after" },
  );
  expect(outcomes.map((one) => (one.ok ? one.id : one.error.kind))).toEqual([
    comments()[0]!.id,
    "gone",
    "refused",
    null,
    "gone",
    comments()[1]!.id,
  ]);
  expect(bodies()).toEqual(["before", "after"]);
  expect(issue.labels.map(({ name }) => name)).toEqual(["bug"]);
});

test("a permission that is missing is told of each write", async () => {
  shop.fake.seed.permissions(shop.installation, { issues: "read" });
  const outcomes = await write({ kind: "add-labels", issue: issue.id, labels: [label("bug").id] });
  expect(outcomes).toMatchObject([{ ok: false, error: { kind: "forbidden" } }]);
});

describe("callers", () => {
  test("who come at the same time share a document, and hear of their own writes alone", async () => {
    const first = writer.write([{ kind: "add-comment", issue: issue.id, body: "1" }]);
    const good = writer.write([{ kind: "add-comment", issue: issue.id, body: "2" }]);
    const bad = writer.write([{ kind: "edit-comment", comment: "IC_nothing", body: "?" }]);
    await first;
    clock.advance(1000);
    expect(await good).toEqual([{ ok: true, id: comments()[1]!.id }]);
    expect(await bad).toMatchObject([{ ok: false, error: { kind: "gone" } }]);
    expect(documents()).toHaveLength(2);
    expect(bodies()).toEqual(["1", "2"]);
  });

  const TROUBLES: readonly (readonly [string, Trouble, string, readonly string[]])[] = [
    ["an answer gets lost", { kind: "lose-answer" }, "unavailable", ["1", "2"]],
    ["the connection breaks", { kind: "drop" }, "unavailable", []],
    ["no answer comes", { kind: "hang" }, "unavailable", []],
    ["GitHub is down", { kind: "status", status: 502 }, "unavailable", []],
    ["GitHub asks to wait", { kind: "secondary-limit", retryAfterS: 60 }, "limited", []],
    ["the hour's budget is spent", { kind: "primary-limit" }, "limited", []],
  ];

  test.each(TROUBLES)("all hear when %s, and nothing is sent again", async (_what, trouble, kind, done) => {
    writer = new BatchWriter(openShopClient(shop, undefined, 300).ask, clock);
    // Makes the others wait for a second, so that both go into one document.
    await writer.write([{ kind: "add-labels", issue: issue.id, labels: [label("bug").id] }]);
    shop.fake.fail({ when: ({ isMutation }) => isMutation, trouble });
    const calls = ["1", "2"].map((body) => writer.write([{ kind: "add-comment", issue: issue.id, body }]));
    clock.advance(1000);
    for (const call of await Promise.allSettled(calls)) {
      expect(call).toMatchObject({ status: "rejected", reason: { name: "GitHubError", kind } });
    }
    clock.advance(60_000);
    expect(documents()).toHaveLength(2);
    expect(bodies()).toEqual(done);
  });
});
