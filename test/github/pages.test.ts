import { beforeEach, expect, test } from "vitest";
import { askRest } from "./ask-fake.ts";
import { buildShop, type Shop } from "./build-shop.ts";
import { addField } from "./state/change-field.ts";
import { writeStatusUpdate } from "./state/write-status-update.ts";

let shop: Shop;
beforeEach(async () => {
  shop = await buildShop();
  return () => shop.fake.close();
});

const look = async (path: string) => {
  const { status, headers, body } = await askRest(shop.fake, null, `GET ${path}`);
  return { status, type: headers.get("content-type"), page: String(body) };
};

const EVIL = '<script>alert("x")</script>';

test("the issues are listed with their labels, and nothing a stranger wrote is HTML", async () => {
  const mara = shop.fake.as("mara");
  mara.openIssue("shop/web", { title: EVIL, labels: ["stream: checkout"] });
  mara.close(mara.openIssue("shop/web", { title: "Done" }));
  const { status, type, page } = await look("/shop/web/issues");
  expect([status, type]).toEqual([200, "text/html; charset=utf-8"]);
  expect(page).toContain("1 open, 1 closed");
  expect(page).toContain("stream: checkout");
  expect(page).toContain("&lt;script&gt;");
  expect(page).not.toContain("<script");
});

test("an issue shows its comments; a minimised one is folded, hidden marks are not shown", async () => {
  const issue = shop.fake.as("mara").openIssue("shop/web", { title: "One", body: `Text ${EVIL}` });
  const comment = shop.fake.as("streamkeeper").comment(issue, "<!-- mark -->Which stream?");
  const before = await look("/shop/web/issues/1");
  expect(before.page).toContain("Which stream?");
  expect(before.page).toContain("streamkeeper (bot)");
  expect(before.page).not.toMatch(/<script|mark --/);
  comment.minimizedReason = "resolved";
  expect((await look("/shop/web/issues/1")).page).toMatch(
    /<details><summary>This comment was marked as resolved\.<\/summary>.*Which stream\?.*<\/details>/s,
  );
});

test("beside an issue stand its labels in their colours, its boards and the issues it hangs on", async () => {
  const { fake, board } = shop;
  const mara = fake.as("mara");
  mara.createLabel("shop/web", { name: "bright", color: "fef2c0" });
  const issue = mara.openIssue("shop/web", { title: "One", labels: ["bug", "bright"] });
  mara.addCard(board, issue);
  mara.moveCard(board, issue, "Status", "Done");
  mara.block(issue, mara.openIssue("shop/web", { title: "Two" }));
  fake.as("noor").react(issue, "HEART");
  const { page } = await look("/shop/web/issues/1");
  expect(page).toContain('style="background:#d73a4a;color:#ffffff" title="Something is broken">bug<');
  expect(page).toContain('style="background:#fef2c0;color:#1f2328" title="">bright<');
  expect(page).toContain('<b>Flow</b><br><span class="quiet">Status</span> Done');
  expect(page).toContain('<h2>Blocked by</h2><div><a href="/shop/web/issues/2">Two #2</a></div>');
  expect(page).toContain("heart noor");
});

test("the board is grouped by Stream", async () => {
  const { fake, board } = shop;
  const options = [
    { name: "checkout", color: "BLUE", description: "Pay" },
    { name: "search", color: "RED", description: "" },
  ] as const;
  addField(fake.world, board, { name: "Stream", dataType: "SINGLE_SELECT", options });
  const mara = fake.as("mara");
  for (const title of ["Card", "Lost"]) mara.addCard(board, mara.openIssue("shop/web", { title }));
  mara.moveCard(board, "shop/web#1", "Stream", "checkout");
  const { page } = await look("/orgs/shop/projects/1");
  const columns = [...page.matchAll(/<h2>(.*?) <span class="quiet">(\d+)/g)].map(([, name, count]) => [
    name,
    count,
  ]);
  expect(columns).toEqual([
    ["No Stream", "1"],
    ["checkout", "1"],
    ["search", "0"],
  ]);
  expect(page).toContain('<section class="column blue"><h2>checkout');
  expect(page).toContain('<p class="quiet">Pay</p>');
  expect(page).toContain('href="/shop/web/issues/1"');
});

test("a posted report can be looked at: tables, folds, alerts; a drawing stays as its text", async () => {
  const { fake } = shop;
  fake.seed.milestone("shop/web", { title: "2026 Q4" });
  const mara = fake.as("mara");
  const body =
    "> [!WARNING]\n> Checkout.\n\n| Stream | Open |\n|--|--:|\n| Checkout | 3 |\n\n<details><summary>Oldest</summary>\n\n```mermaid\nflowchart LR\n```\n\n</details>";
  const issue = mara.openIssue("shop/web", { title: "Stream health", body });
  mara.assign(issue, "noor");
  mara.setMilestone(issue, "2026 Q4");
  mara.close(issue, "NOT_PLANNED");
  const { page } = await look("/shop/web/issues/1");
  for (const part of [
    '<p class="alert-title">Warning</p>',
    '<td class="right">3</td>',
    "<details><summary>Oldest</summary>",
    '<pre class="mermaid">flowchart LR</pre>',
    "Closed as not planned",
    "<h2>Assignees</h2><div>noor</div>",
    "<h2>Milestone</h2><div>2026 Q4</div>",
  ])
    expect(page).toContain(part);
});

test("above a board stands its newest status update", async () => {
  const { fake, board } = shop;
  const mara = fake.as("mara").user;
  for (const body of ["Old.", "**Two** need attention."])
    writeStatusUpdate(fake.world, mara, board, { body, status: "AT_RISK", startDate: "2026-11-23" });
  const { page } = await look("/orgs/shop/projects/1");
  expect(page).toContain("at risk, 2026-11-23, by mara");
  expect(page).toContain("<strong>Two</strong> need attention.");
  expect(page).not.toContain("Old.");
});

test("the first page leads to all of them; what is not there is 404", async () => {
  const { page } = await look("/");
  expect(page).toContain('href="/shop/web/issues"');
  expect(page).toContain('href="/orgs/shop/projects/1"');
  for (const path of ["/shop/none/issues", "/shop/web/issues/9", "/orgs/shop/projects/7"])
    expect((await look(path)).status).toBe(404);
});
