import { describe, expect, test } from "vitest";
import { expectNothingLeft } from "./expect-nothing-left.ts";
import { labelsOf, MINUTE, openScenario, STREAMS, WITH_BOARD } from "./open-scenario.ts";
import { readCard } from "./read-card.ts";
import { readAnswer, say } from "./say.ts";

const HELD_REFUNDS = ["held: stream", "stream: refunds"];
const HEARD = { reactions: ["THUMBS_UP"], replies: [] };

describe("/stream NAME", () => {
  test.each([
    ["by id", "/stream refunds"],
    ["by name, in another case", "/STREAM  Refunds "],
    ["behind other words", "I looked into it.\n\n/stream refunds\n\nThanks!"],
    ["on lines that end as Windows ends them", "See:\r\n/stream refunds\r\n"],
  ])("%s", async (_, body) => {
    const scenario = await openScenario();
    const issue = await scenario.open("The cart is empty");
    expect(await say(scenario, "tom", issue, body)).toMatchObject(HEARD);
    expect(labelsOf(issue)).toEqual(HELD_REFUNDS);
    await expectNothingLeft(scenario, issue);
  });

  test("automation never overrides it: new text, new map", async () => {
    const scenario = await openScenario();
    const { fake, open, settle } = scenario;
    const issue = await open("The cart is empty");
    await say(scenario, "mara", issue, "/stream refunds");
    fake.as("sam").edit(issue, { title: "Checkout, cart and payment" });
    fake.as("mara").push("shop/web", ".github/flow-map.yml", `${STREAMS}# new\n`);
    await settle();
    expect(labelsOf(issue)).toEqual(HELD_REFUNDS);
    await expectNothingLeft(scenario, issue);
  });

  test("a stream that a person labelled already", async () => {
    const scenario = await openScenario({ labels: ["stream: refunds"] });
    const issue = await scenario.open("The cart is empty", { labels: ["stream: refunds"], by: "tom" });
    expect(await say(scenario, "tom", issue, "/stream refunds")).toMatchObject(HEARD);
    expect(labelsOf(issue)).toEqual(HELD_REFUNDS);
  });

  test("settles labels of two streams", async () => {
    const scenario = await openScenario({ labels: ["stream: refunds", "stream: checkout"] });
    const labels = ["stream: refunds", "stream: checkout"];
    const issue = await scenario.open("Something", { labels, by: "tom" });
    expect(labelsOf(issue)).toEqual(["needs: stream", "stream: checkout", "stream: refunds"]);
    expect(await say(scenario, "tom", issue, "/stream refunds")).toMatchObject(HEARD);
    expect(labelsOf(issue)).toEqual(HELD_REFUNDS);
    await expectNothingLeft(scenario, issue);
  });

  test("a retired stream stands for its successor", async () => {
    const scenario = await openScenario({ map: `${STREAMS}  old-pay: { retired: { into: refunds } }\n` });
    const issue = await scenario.open("The cart is empty");
    expect(await say(scenario, "tom", issue, "/stream old-pay")).toMatchObject(HEARD);
    expect(labelsOf(issue)).toEqual(HELD_REFUNDS);
    await expectNothingLeft(scenario, issue);
  });
});

describe("/stream none", () => {
  test("no stream until a person sets one; nobody is asked", async () => {
    const scenario = await openScenario({ map: WITH_BOARD });
    const { fake, open, wait, board, settle } = scenario;
    const issue = await open("The cart is empty");
    expect(await say(scenario, "tom", issue, "/stream none")).toMatchObject(HEARD);
    fake.as("sam").edit(issue, { body: "A refund" });
    await wait(10 * MINUTE);
    expect(labelsOf(issue)).toEqual(["held: stream"]);
    expect(readCard(board, issue)).toBeNull();
    expect(fake.world.comments.get(issue)).toHaveLength(1);
    await expectNothingLeft(scenario, issue);
    fake.as("tom").label(issue, "stream: refunds");
    await settle();
    expect([labelsOf(issue), readCard(board, issue)]).toEqual([HELD_REFUNDS, "Refunds"]);
  });
});

describe("/stream auto drops the hold", () => {
  const AUTO = ["stream: checkout"];

  test("that a command made", async () => {
    const scenario = await openScenario();
    const issue = await scenario.open("The cart is empty");
    await say(scenario, "tom", issue, "/stream refunds");
    expect(await say(scenario, "mara", issue, "/stream auto")).toMatchObject(HEARD);
    expect(labelsOf(issue)).toEqual(AUTO);
    await expectNothingLeft(scenario, issue);
  });

  test("that the command none made", async () => {
    const scenario = await openScenario();
    const issue = await scenario.open("The cart is empty");
    await say(scenario, "tom", issue, "/stream none");
    expect(await say(scenario, "tom", issue, "/stream auto")).toMatchObject(HEARD);
    expect(labelsOf(issue)).toEqual(AUTO);
    await expectNothingLeft(scenario, issue);
  });

  test("that a label made", async () => {
    const scenario = await openScenario({ labels: ["stream: refunds"] });
    const issue = await scenario.open("The cart is empty", { labels: ["stream: refunds"], by: "tom" });
    expect(labelsOf(issue)).toEqual(["stream: refunds"]);
    expect(await say(scenario, "tom", issue, "/stream auto")).toMatchObject(HEARD);
    expect(labelsOf(issue)).toEqual(AUTO);
    await expectNothingLeft(scenario, issue);
  });

  test("that a removal made", async () => {
    const scenario = await openScenario();
    const { fake, open, settle } = scenario;
    const issue = await open("The cart is empty");
    fake.as("tom").unlabel(issue, "stream: checkout");
    await settle();
    expect(await say(scenario, "tom", issue, "/stream auto")).toMatchObject(HEARD);
    expect(labelsOf(issue)).toEqual(AUTO);
    await expectNothingLeft(scenario, issue);
  });

  test("that a move on the board made", async () => {
    const scenario = await openScenario({ map: WITH_BOARD });
    const { fake, open, settle, board } = scenario;
    const issue = await open("The cart is empty");
    fake.as("tom").moveCard(board, issue, "Stream", "Refunds");
    await settle();
    expect(await say(scenario, "tom", issue, "/stream auto")).toMatchObject(HEARD);
    expect([labelsOf(issue), readCard(board, issue)]).toEqual([AUTO, "Checkout"]);
    await expectNothingLeft(scenario, issue);
  });

  test("where there is none: heard, nothing changes", async () => {
    const scenario = await openScenario();
    const issue = await scenario.open("The cart is empty");
    expect(await say(scenario, "tom", issue, "/stream auto")).toMatchObject(HEARD);
    expect(labelsOf(issue)).toEqual(AUTO);
  });

  test("a person takes the label held off: the same", async () => {
    const scenario = await openScenario();
    const { fake, open, settle } = scenario;
    const issue = await open("The cart is empty");
    await say(scenario, "tom", issue, "/stream refunds");
    fake.as("tom").unlabel(issue, "held: stream");
    await settle();
    expect(labelsOf(issue)).toEqual(AUTO);
    await expectNothingLeft(scenario, issue);
  });
});

describe("/stream why and /stream recheck", () => {
  test("why replies with the evidence, and with what would have changed it", async () => {
    const scenario = await openScenario();
    const issue = await scenario.open("The cart is empty", { body: "I want my refund." });
    const { reactions, replies } = await say(scenario, "tom", issue, "/stream why");
    expect(reactions).toEqual(["THUMBS_UP"]);
    expect(replies).toHaveLength(1);
    expect(replies[0]!.replace(/http:\S+?\/shop/, "https://github.example/shop")).toMatchInlineSnapshot(`
      "It sits in Checkout: 3 points against 1 for Refunds (3 points and a lead of 2 settle it). The label "stream: checkout" was put by automation: it is no evidence, and may be revised.

      Evidence: **Checkout** (Shoppers pay in under a minute): "cart" in the title, +3 · **Refunds** (Money is back within two days): "refund" in the text, +1

      What would have changed it: Without "cart" in the title (+3), no stream could be decided. 1 more point for Refunds would make it a tie.

      [The flow map](https://github.example/shop/web/blob/HEAD/.github/flow-map.yml)"
    `);
    await expectNothingLeft(scenario, issue);
  });

  test("why after a setting in the same comment tells what it is then", async () => {
    const scenario = await openScenario();
    const issue = await scenario.open("The cart is empty");
    const { replies } = await say(scenario, "tom", issue, "/stream refunds\n/stream why");
    expect(replies).toHaveLength(1);
    expect(replies[0]).toContain("It sits in Refunds: a person");
  });

  test("recheck is heard, and what GitHub did not tell is seen", async () => {
    const scenario = await openScenario();
    const { fake, open } = scenario;
    const issue = await open("The cart is empty");
    fake.post.hold();
    fake.as("sam").edit(issue, { title: "A refund" });
    fake.post.release(() => []);
    expect(await say(scenario, "tom", issue, "/stream recheck")).toMatchObject(HEARD);
    expect(labelsOf(issue)).toEqual(["stream: refunds"]);
  });
});

test("a command, and a second later a move on the board, heard together: the move goes", async () => {
  const scenario = await openScenario({ map: WITH_BOARD });
  const { fake, open, settle, board, clock } = scenario;
  const issue = await open("Something is odd");
  fake.post.hold();
  const comment = fake.as("tom").comment(issue, "/stream checkout");
  clock.pass(1000);
  fake.as("mara").moveCard(board, issue, "Stream", "Refunds");
  fake.post.release();
  await settle();
  expect(readAnswer(scenario, comment)).toMatchObject(HEARD);
  expect([labelsOf(issue), readCard(board, issue)]).toEqual([HELD_REFUNDS, "Refunds"]);
  await expectNothingLeft(scenario, issue);
});

test("a command and a move on the board in the same second: the command goes", async () => {
  const scenario = await openScenario({ map: WITH_BOARD });
  const { fake, open, settle, board } = scenario;
  const issue = await open("Something is odd");
  const comment = fake.as("tom").comment(issue, "/stream checkout");
  fake.as("mara").moveCard(board, issue, "Stream", "Refunds");
  await settle();
  expect(readAnswer(scenario, comment)).toMatchObject(HEARD);
  expect([labelsOf(issue), readCard(board, issue)]).toEqual([
    ["held: stream", "stream: checkout"],
    "Checkout",
  ]);
  await expectNothingLeft(scenario, issue);
});
