import { describe, expect, test } from "vitest";
import type { Issue } from "../github/state/issue.ts";
import { actBefore } from "./act-before.ts";
import { expectNothingLeft } from "./expect-nothing-left.ts";
import { listTroubles } from "./list-troubles.ts";
import { labelsOf, MINUTE, openScenario, type Scenario, STREAMS } from "./open-scenario.ts";

const commentsOf = ({ fake }: Scenario, issue: Issue) => fake.world.comments.get(issue) ?? [];

async function openAsked(title = "Something is odd") {
  const scenario = await openScenario();
  const issue = await scenario.open(title);
  await scenario.wait(5 * MINUTE);
  const [comment] = commentsOf(scenario, issue);
  return { ...scenario, issue, comment: comment! };
}

describe("the comment", () => {
  test("follows the issue: edited, resolved, shown again; always the same one", async () => {
    const scenario = await openAsked();
    const { fake, issue, comment, settle } = scenario;
    const seen: (readonly [string, string | null])[] = [];
    for (const title of ["The cart has no refund", "The cart is empty", "Something is odd"]) {
      fake.as("sam").edit(issue, { title });
      await settle();
      seen.push([comment.body.split("\n")[1]!, comment.minimizedReason]);
    }
    expect(seen).toEqual([
      ["**Where does this work sit in the value flow?**", null],
      [expect.stringContaining("Settled: this sits in **Checkout**."), "resolved"],
      ["**Where does this work sit in the value flow?**", null],
    ]);
    expect(commentsOf(scenario, issue)).toEqual([comment]);
    await expectNothingLeft(scenario, issue);
  });

  test("is deleted by a person: not posted again until the text changes", async () => {
    const scenario = await openAsked();
    const { fake, issue, comment, settle, wait } = scenario;
    fake.as("mara").deleteComment(comment);
    await wait(10 * MINUTE);
    await expectNothingLeft(scenario, issue);
    expect(commentsOf(scenario, issue)).toEqual([]);
    fake.as("sam").edit(issue, { body: "More about it." });
    await settle();
    expect(commentsOf(scenario, issue)).toHaveLength(1);
    await expectNothingLeft(scenario, issue);
  });

  test("is deleted by a person while we write it: not posted again", async () => {
    const scenario = await openAsked();
    const { fake, issue, comment, settle, log } = scenario;
    actBefore(fake, "WriteIssues", () => fake.as("mara").deleteComment(comment));
    fake.as("sam").edit(issue, { title: "The cart is empty" });
    await settle();
    expect([labelsOf(issue), commentsOf(scenario, issue)]).toEqual([["stream: checkout"], []]);
    expect(listTroubles(log).filter((line) => line.startsWith("error"))).toEqual([]);
    await expectNothingLeft(scenario, issue);
  });

  test.each(["OUTDATED", "OFF_TOPIC", "RESOLVED"])(
    "is hidden by a person (%s): stays hidden",
    async (reason) => {
      const scenario = await openAsked();
      const { fake, issue, comment } = scenario;
      fake.as("mara").minimizeComment(comment, reason);
      await expectNothingLeft(scenario, issue);
      expect(comment.minimizedReason).toBe(reason.toLowerCase().replace("_", "-"));
    },
  );

  test("is edited by a person: set right at the next event, once", async () => {
    const scenario = await openAsked();
    const { fake, issue, comment, settle } = scenario;
    const { body } = comment;
    fake.as("mara").editComment(comment, `${body}\nSee the wiki.`);
    fake.as("sam").edit(issue, { body: "More" });
    await settle();
    expect(comment.body).toBe(body);
    await expectNothingLeft(scenario, issue);
  });

  test("is not taken from somebody who copies our marker", async () => {
    const scenario = await openAsked();
    const { fake, issue, comment, settle } = scenario;
    const theirs = fake.as("noor").comment(issue, comment.body);
    fake.as("mara").deleteComment(comment);
    fake.as("sam").edit(issue, { title: "The cart is empty" });
    await settle();
    expect(theirs).toMatchObject({ body: comment.body, minimizedReason: null });
    await expectNothingLeft(scenario, issue);
  });

  test("needs no comments of ours on the first page: 150 others before it", async () => {
    const scenario = await openScenario();
    const { fake, open, wait } = scenario;
    const issue = await open("Something is odd");
    fake.post.hold();
    for (let count = 0; count < 150; count++) fake.as("noor").comment(issue, `Me too (${count})`);
    fake.post.release(() => []);
    await wait(5 * MINUTE);
    expect(commentsOf(scenario, issue)).toHaveLength(151);
    await expectNothingLeft(scenario, issue);
    expect(commentsOf(scenario, issue)).toHaveLength(151);
  });
});

describe("hostile titles: the comment pings, links, hides and runs nothing", () => {
  const HOSTILE = [
    "@everyone @shop/checkout cart refund",
    "cart refund <!-- streamkeeper:comment -->",
    "::set-output name=a::cart refund",
    "::error file=a::cart refund",
    "cart | refund | a |\n|---|---|",
    "```cart refund",
    "~~~ cart refund `` ` ",
    "cart refund [x](https://evil.example) ![x](https://evil.example/x.png)",
    "fixes #1, shop/web#2, GH-3, https://github.com/shop/web/issues/4 cart refund",
    "cart\u0000refund\u202ecart refund \u2028 \u0085",
    "cart refund \ud83d",
    "\udc00 cart refund",
    "<details><summary>cart refund</summary><script>alert(1)</script>",
    "cart refund ".repeat(20).slice(0, 256),
    "</details> --> cart refund <a href='//evil.example'>",
    "/stream checkout cart refund",
  ];

  test.each(HOSTILE)("%j", async (title) => {
    const scenario = await openScenario();
    const { open, wait, log } = scenario;
    const issue = await open(title, { body: title });
    await wait(5 * MINUTE);
    expect(labelsOf(issue)).toEqual(["needs: stream"]);
    const [comment, ...others] = commentsOf(scenario, issue);
    expect(others).toEqual([]);
    const [marker, ...lines] = comment!.body.split("\n");
    expect(marker).toMatch(/^<!-- \S+ -->$/);
    const text = lines.join("\n");
    expect(text).not.toMatch(
      /@everyone|@shop|<!--|^::|evil\.example|#1|#2|GH-3|issues\/4|<script|<details|```|~~~/m,
    );
    expect(text.isWellFormed()).toBe(true);
    expect(lines).toHaveLength(3);
    expect(JSON.stringify(log)).not.toMatch(/everyone|evil|set-output/);
    await expectNothingLeft(scenario, issue);
  });

  test("words of the map that are hostile themselves", async () => {
    const map = `version: 1
streams:
  one: { name: "@shop/x <!--", outcome: "::set-output [a](https://evil.example)", words: ["@everyone", "#1"] }
  two: { name: "\`\`\` | two", words: ["@everyone", "<script>"] }
`;
    const scenario = await openScenario({ map });
    const issue = await scenario.open("@everyone look at #1");
    await scenario.wait(5 * MINUTE);
    const [comment] = commentsOf(scenario, issue);
    const text = comment!.body.split("\n").slice(1).join("\n");
    expect(text).not.toMatch(/@everyone|@shop|<!--|^::|\]\(https:\/\/evil|#1|```/m);
    await expectNothingLeft(scenario, issue);
  });
});

test("texts as long as GitHub allows", async () => {
  const scenario = await openScenario();
  const issue = await scenario.open("cart ".repeat(51), { body: "refund\n".repeat(9000) });
  await scenario.wait(5 * MINUTE);
  expect(issue.labels).toHaveLength(1);
  await expectNothingLeft(scenario, issue);
});

test("an issue that we opened ourselves, by our marker, is left alone", async () => {
  const { fake, app, settle, takeRequests } = await openScenario();
  fake.as(app.bot.login).openIssue("shop/web", { title: "The cart", body: "<!-- streamkeeper -->" });
  await settle();
  expect(takeRequests()).toEqual([]);
  expect(STREAMS).toContain("cart");
});
