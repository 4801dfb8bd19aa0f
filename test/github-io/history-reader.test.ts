import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { buildShop, type Shop } from "../github/build-shop.ts";
import type { Issue } from "../github/state/issue.ts";
import { gather } from "./gather.ts";
import { openShopHistories, readShop } from "./open-shop-histories.ts";
import { WEB } from "./open-shop-readers.ts";

const DAY = 86_400_000;
let shop: Shop;
beforeEach(async () => {
  shop = await buildShop();
});
afterEach(() => shop.fake.close());

const as = (login: string) => shop.fake.as(login);
const open = (title: string, labels: string[] = []): Issue =>
  as("sam").openIssue("shop/web", { title, labels });
const mara = { login: "mara", kind: "user" };
const ref = (number: number, isOpen: boolean) => ({ repo: "shop/web", number, open: isOpen });

/** One event a day, each with its day. */
function actDaily(start: number, acts: readonly (() => void)[]): void {
  for (const act of acts) {
    shop.clock.pass(DAY);
    act();
  }
  expect(shop.clock()).toBe(start + acts.length * DAY);
}

describe("an open issue", () => {
  test("with all that happened to it, a day apart", async () => {
    const start = shop.clock();
    const [issue, blocker] = [open("Card"), open("Blocker")];
    actDaily(start, [
      () => as("mara").label(issue, "bug"),
      () => as("mara").unlabel(issue, "bug"),
      () => as("mara").block(issue, blocker),
      () => as("mara").close(blocker),
      () => as("mara").unblock(issue, blocker),
      () => as("mara").assign(issue, "noor"),
      () => as("mara").unassign(issue, "noor"),
      () => as("mara").edit(issue, { title: "The card" }),
      () => as("noor").comment(issue, "Me too"),
      () => as("mara").close(issue, "NOT_PLANNED"),
      () => as("mara").reopen(issue),
      () => as("sam").edit(issue, { body: "It is refused." }),
    ]);
    const [observed] = await readShop(shop);
    const event = (name: string, day: number, more: object = {}) => ({
      event: name,
      at: start + day * DAY,
      actor: mara,
      label: null,
      ...more,
    });
    const closedBlocker = { ...ref(2, false), closedAt: start + 4 * DAY };
    expect(observed!.issue.events).toEqual([
      event("labeled", 1, { label: "bug" }),
      event("unlabeled", 2, { label: "bug" }),
      event("blocked_by_added", 3, { blocker: closedBlocker }),
      event("blocked_by_removed", 5, { blocker: closedBlocker }),
      event("assigned", 6),
      event("unassigned", 7),
      event("renamed", 8, { from: "Card", to: "The card" }),
      event("commented", 9, { actor: { login: "noor", kind: "user" } }),
      event("closed", 10, { stateReason: "NOT_PLANNED" }),
      event("reopened", 11),
      event("edited", 12, { actor: { login: "sam", kind: "user" } }),
    ]);
    expect(observed!.issue).toMatchObject({ closedAt: null, stateReason: null });
  });

  test("with all that is said of it", async () => {
    const [issue, parent, child] = [open("Card", ["bug"]), open("Parent", ["bug"]), open("Child")];
    as("mara").createMilestone("shop/web", { title: "2026 Q4" });
    as("mara").setMilestone(issue, "2026 Q4");
    as("mara").setParent(issue, parent);
    as("mara").setParent(child, issue);
    as("mara").block(issue, child);
    const [observed] = await readShop(shop);
    expect(observed).toEqual({
      id: issue.id,
      issue: {
        repo: "shop/web",
        number: 1,
        title: "Card",
        body: "",
        open: true,
        isPullRequest: false,
        labels: ["bug"],
        author: { login: "sam", kind: "user" },
        createdAt: shop.clock(),
        closedAt: null,
        stateReason: null,
        milestone: "2026 Q4",
        type: null,
        parent: ref(2, true),
        blockedBy: [ref(3, true)],
        subIssues: [ref(3, true)],
        events: [
          { event: "labeled", label: "bug" },
          { event: "blocked_by_added", blocker: { ...ref(3, true), closedAt: null } },
        ].map((event) => expect.objectContaining(event)),
        commentsKnown: true,
        sticky: { kind: "absent" },
        board: null,
        relatives: [{ ...ref(2, true), labels: ["bug"], parent: null }],
      },
    });
  });
});

test("a closed issue: when, why and how it came to it", async () => {
  const start = shop.clock();
  const [issue, parent] = [open("Card"), open("Parent", ["bug"])];
  as("mara").setParent(issue!, parent!);
  as("noor").comment(issue!, "Me too");
  shop.clock.pass(DAY);
  as("mara").close(issue!, "COMPLETED");
  const [observed] = await readShop(shop);
  expect(observed!.issue).toMatchObject({
    open: false,
    closedAt: start + DAY,
    stateReason: "COMPLETED",
    parent: ref(2, true),
    blockedBy: [],
    events: [{ event: "commented" }, { event: "closed", at: start + DAY, stateReason: "COMPLETED" }],
    relatives: [{ number: 2, labels: ["bug"] }],
  });
});

test("of closed issues those that were created or closed since then; of open ones all", async () => {
  const [oldOpen, closedBefore, commented, closedSince] = ["1", "2", "3", "4"].map((title) => open(title));
  for (const issue of [closedBefore!, commented!]) as("mara").close(issue);
  shop.clock.pass(DAY);
  const since = shop.clock();
  as("mara").close(closedSince!);
  as("mara").close(open("5"));
  shop.clock.pass(DAY);
  as("mara").comment(commented!, "Thank you");
  expect(oldOpen!.number).toBe(1);
  expect((await readShop(shop, since)).map(({ issue }) => issue.number)).toEqual([1, 4, 5]);
  const { histories } = openShopHistories(shop);
  expect(await histories.measure(WEB, since)).toMatchObject({ open: 1, closed: 3, issuesEnabled: true });
});

test("events speak of a renamed label by its present name, on the issue or not", async () => {
  const issue = open("Card", ["stream: checkout", "bug"]);
  as("mara").unlabel(issue, "stream: checkout");
  as("mara").editLabel("shop/web", "stream: checkout", { name: "stream: paying" });
  as("mara").editLabel("shop/web", "bug", { name: "defect" });
  const [observed] = await readShop(shop);
  const labels = observed!.issue.events!.flatMap(({ label }) => label ?? []);
  expect(new Set(labels)).toEqual(new Set(["stream: paying", "defect"]));
});

test("a blocker that the token may not see is none; that there was one is told", async () => {
  shop.fake.seed.repository("shop/secret", { isPrivate: true, roles: { mara: "admin" } });
  const issue = open("Card");
  as("mara").block(issue, as("mara").openIssue("shop/secret", { title: "A secret" }));
  const token = shop.fake.workflowToken("shop/web", { issues: "read" });
  const [observed] = await readShop(shop, 0, openShopHistories(shop, undefined, token));
  expect(observed!.issue).toMatchObject({ blockedBy: [], relatives: [] });
  expect(observed!.issue.events!.map(({ event, blocker }) => [event, blocker])).toEqual([
    ["blocked_by_added", undefined],
  ]);
});

test("more labels than a page holds", async () => {
  for (let count = 0; count < 130; count++)
    as("mara").createLabel("shop/web", { name: `l${count}`, color: "000000" });
  const issue = open("Card", ["l129"]);
  as("mara").unlabel(issue, "l129");
  as("mara").editLabel("shop/web", "l129", { name: "the last" });
  const [observed] = await readShop(shop);
  expect(observed!.issue.events!.at(-1)).toMatchObject({ event: "unlabeled", label: "the last" });
});

describe("how much there is", () => {
  test("with what the token may still ask", async () => {
    open("Card");
    const { histories } = openShopHistories(shop);
    expect(await histories.measure(WEB, 0)).toEqual({
      open: 1,
      closed: 0,
      issuesEnabled: true,
      points: { limit: 5000, remaining: 4999, resetAt: expect.any(Number) },
    });
    const { resetAt } = (await histories.measure(WEB, 0)).points!;
    expect(resetAt).toBeGreaterThan(shop.clock());
    expect(resetAt).toBeLessThanOrEqual(shop.clock() + 3_600_000);
    expect(shop.fake.requests).toHaveLength(2);
  });

  test("nothing, where issues are switched off", async () => {
    shop.fake.seed.repository("shop/code", { hasIssues: false });
    const { histories } = openShopHistories(shop);
    const code = { owner: "shop", repo: "code" };
    expect(await histories.measure(code, 0)).toMatchObject({ open: 0, closed: 0, issuesEnabled: false });
    expect(await gather(histories.readHistory(code, 0))).toEqual([]);
  });

  test("of a repository that is not there", async () => {
    const { histories } = openShopHistories(shop);
    const none = { owner: "shop", repo: "none" };
    await expect(histories.measure(none, 0)).rejects.toMatchObject({ name: "GitHubError", kind: "gone" });
    const read = gather(histories.readHistory(none, 0));
    await expect(read).rejects.toMatchObject({ name: "GitHubError", kind: "gone" });
  });
});
