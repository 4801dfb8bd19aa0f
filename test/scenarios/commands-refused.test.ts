import { describe, expect, test } from "vitest";
import { expectNothingLeft } from "./expect-nothing-left.ts";
import { labelsOf, openScenario, STREAMS } from "./open-scenario.ts";
import { readAnswer, say } from "./say.ts";

const HELD_REFUNDS = ["held: stream", "stream: refunds"];
const HEARD = { reactions: ["THUMBS_UP"], replies: [] };
const UNHEARD = { reactions: [], replies: [] };
const refused = (reply: string) => ({ reactions: ["CONFUSED"], replies: [reply] });
const TRIAGE = "These commands are for people with triage permission on this repository.";
const ONLY_NAME = "An issue's author can name its stream; the other commands take triage permission.";

describe("the issue's author", () => {
  test("may name the stream while there is none", async () => {
    const scenario = await openScenario();
    const issue = await scenario.open("Something is odd");
    expect(await say(scenario, "sam", issue, "/stream refunds")).toMatchObject(HEARD);
    expect(labelsOf(issue)).toEqual(HELD_REFUNDS);
    await expectNothingLeft(scenario, issue);
  });

  test("may do so while two streams tie", async () => {
    const scenario = await openScenario();
    const issue = await scenario.open("The cart has no refund");
    expect(labelsOf(issue)).toEqual(["needs: stream"]);
    expect(await say(scenario, "sam", issue, "/stream refunds")).toMatchObject(HEARD);
    expect(labelsOf(issue)).toEqual(HELD_REFUNDS);
  });

  test("may not change the one that it has", async () => {
    const scenario = await openScenario();
    const issue = await scenario.open("The cart is empty");
    expect(await say(scenario, "sam", issue, "/stream refunds")).toMatchObject(
      refused(
        "An issue's author can name its stream only while it has none; changing it takes triage permission.",
      ),
    );
    expect(labelsOf(issue)).toEqual(["stream: checkout"]);
    await expectNothingLeft(scenario, issue);
  });

  test.each(["none", "auto", "why", "recheck"])("may not use /stream %s", async (word) => {
    const scenario = await openScenario();
    const issue = await scenario.open("Something is odd");
    const { reactions, replies } = await say(scenario, "sam", issue, `/stream ${word}`);
    expect(reactions).toEqual(["CONFUSED"]);
    expect(replies).toEqual([`${ONLY_NAME} Valid: \`/stream checkout\`, \`/stream refunds\`.`]);
    expect(labelsOf(issue)).toEqual(["needs: stream"]);
  });
});

test.each(["refunds", "none", "auto", "why", "recheck", "refnds", ""])(
  "a stranger may use none: /stream %s",
  async (word) => {
    const scenario = await openScenario();
    const issue = await scenario.open("Something is odd");
    expect(await say(scenario, "noor", issue, `/stream ${word}`)).toMatchObject(refused(TRIAGE));
    expect(labelsOf(issue)).toEqual(["needs: stream"]);
    await expectNothingLeft(scenario, issue);
  },
);

describe("issues that are left alone", () => {
  test("a closed one: told so, and explained", async () => {
    const scenario = await openScenario();
    const issue = await scenario.open("The cart is empty");
    scenario.fake.as("sam").close(issue);
    const { reactions, replies } = await say(scenario, "tom", issue, "/stream refunds\n/stream why");
    expect(reactions).toEqual(["CONFUSED"]);
    expect(replies).toEqual([
      expect.stringMatching(/^The issue is closed.*reopen it first.*\n\nIt sits in Checkout/s),
    ]);
    expect(labelsOf(issue)).toEqual(["stream: checkout"]);
  });

  test("an ignored one: the same", async () => {
    const map = `${STREAMS}ignore: { labels: [question] }\n`;
    const scenario = await openScenario({ map, labels: ["question"] });
    const issue = await scenario.open("The cart?", { labels: ["question"], by: "tom" });
    const { reactions, replies } = await say(scenario, "tom", issue, "/stream refunds");
    expect([reactions, replies]).toEqual([["CONFUSED"], [expect.stringContaining("ignores this issue")]]);
    expect(labelsOf(issue)).toEqual(["question"]);
  });
});

describe("words that mean no stream", () => {
  const VALID =
    "Valid: `/stream checkout`, `/stream refunds`, `/stream none`, `/stream auto`, `/stream why`, `/stream recheck`.";

  test.each([
    ["refnds", `The map has no stream "refnds". Is "refunds" meant? ${VALID}`],
    ["", `The command names no stream. ${VALID}`],
    ["split", `Splitting an issue is not possible yet. ${VALID}`],
  ])("%j: one line that says what is valid", async (word, reply) => {
    const scenario = await openScenario();
    const issue = await scenario.open("The cart is empty");
    expect(await say(scenario, "tom", issue, `/stream ${word}`)).toMatchObject(refused(reply));
    expect(labelsOf(issue)).toEqual(["stream: checkout"]);
    await expectNothingLeft(scenario, issue);
  });

  test("the comment's words ping nobody, link nothing, and are not followed", async () => {
    const scenario = await openScenario();
    const issue = await scenario.open("The cart is empty");
    const hostile = "@everyone #1 <!-- streamkeeper --> **x** ::set-output name=a::b \ud800";
    const { replies } = await say(scenario, "tom", issue, `/stream ${hostile}`);
    expect(replies).toHaveLength(1);
    expect(replies[0]).not.toMatch(/@everyone|#1|<!--|\*\*x|\n|^::|\ud800/);
    await expectNothingLeft(scenario, issue);
  });

  test("a good command beside a bad one is followed", async () => {
    const scenario = await openScenario();
    const issue = await scenario.open("The cart is empty");
    const { reactions, replies } = await say(scenario, "tom", issue, "/stream refunds\n/stream nowhere");
    expect([reactions, replies]).toEqual([["CONFUSED"], [expect.stringContaining('no stream "nowhere"')]]);
    expect(labelsOf(issue)).toEqual(HELD_REFUNDS);
  });
});

describe("comments that are no command", () => {
  test.each([
    ["a quote", "> /stream refunds"],
    ["code", "```\n/stream refunds\n```"],
    ["a fence that is never closed", "Look:\n~~~\n/stream refunds"],
    ["code by indent", "Do this:\n\n    /stream refunds"],
    ["inline code", "`/stream refunds`"],
    ["a comment in HTML", "<!--\n/stream refunds\n-->"],
    ["the middle of a line", "You can say /stream refunds here."],
    ["another word", "/streams refunds"],
  ])("%s", async (_, body) => {
    const scenario = await openScenario();
    const issue = await scenario.open("The cart is empty");
    expect(await say(scenario, "tom", issue, body)).toMatchObject(UNHEARD);
    expect(labelsOf(issue)).toEqual(["stream: checkout"]);
  });

  test("a quoted command above a real one: the real one counts", async () => {
    const scenario = await openScenario();
    const issue = await scenario.open("Something is odd");
    expect(await say(scenario, "tom", issue, "> /stream checkout\n\n/stream refunds")).toMatchObject(HEARD);
    expect(labelsOf(issue)).toEqual(HELD_REFUNDS);
  });

  test("a command in the issue's own text", async () => {
    const { open } = await openScenario();
    const issue = await open("The cart is empty", { body: "/stream refunds", by: "mara" });
    expect(labelsOf(issue)).toEqual(["stream: checkout"]);
  });
});

describe("comments read once", () => {
  test("an edited comment is not read again", async () => {
    const scenario = await openScenario();
    const { fake, open, settle } = scenario;
    const issue = await open("The cart is empty");
    const { comment } = await say(scenario, "tom", issue, "/stream refunds");
    fake.as("tom").editComment(comment, "/stream none");
    await settle();
    expect(readAnswer(scenario, comment)).toMatchObject(HEARD);
    expect(labelsOf(issue)).toEqual(HELD_REFUNDS);
    const { comment: plain } = await say(scenario, "tom", issue, "Fine.");
    fake.as("tom").editComment(plain, "/stream none");
    await settle();
    expect(readAnswer(scenario, plain)).toMatchObject(UNHEARD);
    expect(labelsOf(issue)).toEqual(HELD_REFUNDS);
  });

  test("the same delivery three times: one reaction, one reply", async () => {
    const scenario = await openScenario();
    const { fake, open, settle } = scenario;
    const issue = await open("The cart is empty");
    const { comment } = await say(scenario, "tom", issue, "/stream why");
    const [told] = fake.post.deliveries.filter(({ event }) => event === "issue_comment");
    for (let time = 0; time < 2; time++) fake.post.redeliver(told!);
    await settle();
    fake.post.redeliver(told!);
    await settle();
    const { reactions, replies } = readAnswer(scenario, comment);
    expect([reactions, replies.length]).toEqual([["THUMBS_UP"], 1]);
  });

  test("an old command that is delivered again does not undo a later one", async () => {
    const scenario = await openScenario();
    const { fake, open, settle } = scenario;
    const issue = await open("The cart is empty");
    await say(scenario, "tom", issue, "/stream none");
    const [told] = fake.post.deliveries.filter(({ event }) => event === "issue_comment");
    await say(scenario, "tom", issue, "/stream refunds");
    fake.post.redeliver(told!);
    await settle();
    expect(labelsOf(issue)).toEqual(HELD_REFUNDS);
  });

  test("two commands, the later told first: the later one counts", async () => {
    const scenario = await openScenario();
    const { fake, open, settle } = scenario;
    const issue = await open("The cart is empty");
    fake.post.hold();
    const comments = ["none", "refunds"].map((word) => fake.as("tom").comment(issue, `/stream ${word}`));
    fake.post.release((held) => held.toReversed());
    await settle();
    for (const comment of comments) expect(readAnswer(scenario, comment)).toMatchObject(HEARD);
    expect(labelsOf(issue)).toEqual(HELD_REFUNDS);
  });

  test("a comment that is deleted at once says nothing", async () => {
    const scenario = await openScenario();
    const { fake, open, settle } = scenario;
    const issue = await open("The cart is empty");
    fake.as("tom").deleteComment(fake.as("tom").comment(issue, "/stream refunds"));
    await settle();
    expect(labelsOf(issue)).toEqual(["stream: checkout"]);
  });

  test("twenty commands in one comment: the last valid one counts, three problems are told", async () => {
    const scenario = await openScenario();
    const issue = await scenario.open("The cart is empty");
    const bad = Array.from({ length: 18 }, (_, index) => `/stream nowhere-${index}`);
    const body = ["/stream none", ...bad.slice(0, 9), "/stream refunds", ...bad.slice(9)].join("\n");
    const { reactions, replies } = await say(scenario, "tom", issue, body);
    expect(reactions).toEqual(["CONFUSED"]);
    expect(replies).toEqual([expect.stringContaining("The same goes for 15 more.")]);
    expect(labelsOf(issue)).toEqual(HELD_REFUNDS);
  });

  test("twenty comments with commands at once: each answered once, the last one counts", async () => {
    const scenario = await openScenario();
    const { fake, open, settle, takeRequests } = scenario;
    const issue = await open("The cart is empty");
    takeRequests();
    const comments = Array.from({ length: 20 }, (_, index) =>
      fake.as("tom").comment(issue, `/stream ${index % 2 === 0 ? "none" : "refunds"}`),
    );
    await settle();
    for (const comment of comments) expect(readAnswer(scenario, comment)).toMatchObject(HEARD);
    expect(labelsOf(issue)).toEqual(HELD_REFUNDS);
    expect(takeRequests().length).toBeLessThanOrEqual(6);
    await expectNothingLeft(scenario, issue);
  });
});

test("without a stream's label: a command of a stranger's map is none (no map at all)", async () => {
  const scenario = await openScenario({ map: null });
  const issue = await scenario.open("The cart is empty");
  expect(await say(scenario, "tom", issue, "/stream refunds")).toMatchObject(UNHEARD);
  scenario.fake.as("mara").push("shop/web", ".github/flow-map.yml", STREAMS);
  await scenario.settle();
  expect(labelsOf(issue)).toEqual(["stream: checkout"]);
});
