import { describe, expect, test } from "vitest";
import { actBefore } from "./act-before.ts";
import { expectNothingLeft } from "./expect-nothing-left.ts";
import { listTroubles } from "./list-troubles.ts";
import { labelsOf, MINUTE, openScenario, STREAMS } from "./open-scenario.ts";

/* Where other tools for labels hurt their users, row by row: what happens here. */

describe("a person's label is present, one label to add", () => {
  test("the one label is added; what a person puts meanwhile stays", async () => {
    const scenario = await openScenario({ labels: ["bug", "urgent"] });
    const { fake, open } = scenario;
    actBefore(fake, "WriteIssues", () => fake.as("mara").label("shop/web#1", "urgent"));
    const issue = await open("The cart is empty", { labels: ["bug"] });
    expect(labelsOf(issue)).toEqual(["bug", "stream: checkout", "urgent"]);
    expect(fake.requests.filter(({ method }) => method === "PUT")).toEqual([]);
    await expectNothingLeft(scenario, issue);
  });

  test("what a person takes off meanwhile stays off", async () => {
    const scenario = await openScenario({ labels: ["bug"] });
    const { fake, open } = scenario;
    actBefore(fake, "WriteIssues", () => fake.as("mara").unlabel("shop/web#1", "bug"));
    const issue = await open("The cart is empty", { labels: ["bug"] });
    expect(labelsOf(issue)).toEqual(["stream: checkout"]);
  });
});

test("nothing to change: no write at all", async () => {
  const scenario = await openScenario();
  const issue = await scenario.open("The cart is empty");
  await expectNothingLeft(scenario, issue);
});

describe("a person removes the label", () => {
  test("it stays off until the text changes", async () => {
    const scenario = await openScenario();
    const { fake, open, settle } = scenario;
    const issue = await open("The cart is empty");
    fake.as("tom").unlabel(issue, "stream: checkout");
    await settle();
    expect(labelsOf(issue)).toEqual(["needs: stream"]);
    await expectNothingLeft(scenario, issue);
    fake.as("sam").edit(issue, { body: "The payment fails, too." });
    await settle();
    expect(labelsOf(issue)).toEqual(["stream: checkout"]);
    await expectNothingLeft(scenario, issue);
  });

  test("needs: stream stays off, too", async () => {
    const scenario = await openScenario();
    const { fake, open, settle } = scenario;
    const issue = await open("Something is odd");
    fake.as("tom").unlabel(issue, "needs: stream");
    await settle();
    expect(labelsOf(issue)).toEqual([]);
    await expectNothingLeft(scenario, issue);
  });

  test("another bot's removal stands as a person's does", async () => {
    const scenario = await openScenario();
    const { fake, open, settle } = scenario;
    fake.seed.user("tidy", "Bot");
    const issue = await open("The cart is empty");
    fake.as("tidy").unlabel(issue, "stream: checkout");
    await settle();
    expect(labelsOf(issue)).toEqual(["needs: stream"]);
    await expectNothingLeft(scenario, issue);
  });
});

describe("one bad regex among good rules", () => {
  const bad = `${STREAMS}  bad: { name: Bad, match: [{ pattern: "(a" }] }\n`;

  test("the last valid map stays in force; no label goes", async () => {
    const { fake, open, settle, log } = await openScenario();
    const before = await open("The cart is empty");
    fake.as("mara").push("shop/web", ".github/flow-map.yml", bad);
    await settle();
    const after = await open("A chargeback");
    expect([labelsOf(before), labelsOf(after)]).toEqual([["stream: checkout"], ["stream: refunds"]]);
    expect(listTroubles(log)).toEqual([
      "warn: The flow map is invalid: the last valid version stays in force. Run `streamkeeper check` on it.",
    ]);
    expect(log.find(({ level }) => level === "warn")!.fields).toMatchObject({ errors: 1, line: 5 });
  });
});

test("an unknown key in the map: told with its line; nothing is done without a valid version", async () => {
  const { open, log, takeRequests } = await openScenario({ map: `${STREAMS}lables: { prefix: "s: " }\n` });
  const issue = await open("The cart is empty");
  expect(labelsOf(issue)).toEqual([]);
  expect(takeRequests()).toEqual([]);
  expect(listTroubles(log)).toEqual([
    "warn: The flow map is invalid: nothing is done. Run `streamkeeper check` on it.",
  ]);
  expect(log.find(({ level }) => level === "warn")!.fields).toMatchObject({ line: 5 });
});

test("`^(a+)+$` against a long title: linear time", async () => {
  const map = `${STREAMS}  slow: { name: Slow, match: [{ pattern: "^(a+)+$" }] }\n`;
  const { open } = await openScenario({ map });
  const start = performance.now();
  const hostile = await open(`${"a".repeat(250)}!`, { body: `${"a".repeat(60_000)}!` });
  const matching = await open("a".repeat(40));
  expect(performance.now() - start).toBeLessThan(5000);
  expect([labelsOf(hostile), labelsOf(matching)]).toEqual([["needs: stream"], ["stream: slow"]]);
});

describe("the event's sender is a bot", () => {
  const map = STREAMS.replace("color: blue", 'color: blue, aliases: ["area/checkout"]');

  test("its label is seen: decided from the state", async () => {
    const scenario = await openScenario({ map, labels: ["area/checkout"] });
    const { fake, open, settle } = scenario;
    fake.seed.user("labelbot", "Bot");
    const issue = await open("Something is odd");
    fake.as("labelbot").label(issue, "area/checkout");
    await settle();
    expect(labelsOf(issue)).toEqual(["area/checkout", "stream: checkout"]);
    await expectNothingLeft(scenario, issue);
  });

  test("an issue that a bot opened is looked at as any other", async () => {
    const { fake, open } = await openScenario();
    fake.seed.user("sentry", "Bot");
    const issue = await open("The cart is empty", { by: "sentry" });
    expect(labelsOf(issue)).toEqual(["stream: checkout"]);
  });

  test("one that is named under automation is no person", async () => {
    const scenario = await openScenario({
      map: `${map}automation: ["labelbot[bot]"]\n`,
      labels: ["stream: refunds"],
    });
    const { fake, open, settle } = scenario;
    fake.seed.user("labelbot", "Bot");
    const issue = await open("The cart is empty");
    fake.as("labelbot").label(issue, "stream: refunds");
    await settle();
    expect(labelsOf(issue)).toEqual(["stream: checkout"]);
    await expectNothingLeft(scenario, issue);
  });
});

describe("an invalid rule or outage on an `issues` event", () => {
  test("the person who filed the issue hears nothing; it is done after the outage", async () => {
    const scenario = await openScenario();
    const { fake, open, log } = scenario;
    fake.fail({ times: 2, trouble: { kind: "status", status: 502 } });
    const issue = await open("The cart is empty");
    expect(labelsOf(issue)).toEqual(["stream: checkout"]);
    expect(fake.world.comments.get(issue) ?? []).toEqual([]);
    expect(listTroubles(log).length).toBeGreaterThan(0);
    await expectNothingLeft(scenario, issue);
  });
});

test("a grace period before nagging: what is settled within it is never asked", async () => {
  const { fake, open, settle, wait } = await openScenario();
  const asked = await open("Something is odd");
  const settled = await open("Something else is odd");
  await wait(4 * MINUTE);
  fake.as("sam").edit(settled, { title: "The cart is odd" });
  await settle();
  await wait(20 * MINUTE);
  const counts = [asked, settled].map((issue) => (fake.world.comments.get(issue) ?? []).length);
  expect(counts).toEqual([1, 0]);
});

describe("issue-form fields as evidence without regexes over headings", () => {
  const map = `version: 1
streams:
  checkout: { name: Checkout, match: [{ form: { section: "Which journey?", answers: [Paying] } }] }
  refunds: { name: Refunds, words: [refund] }
`;

  test("the answer decides, whatever the words say; another answer moves it", async () => {
    const scenario = await openScenario({ map });
    const { fake, open, settle } = scenario;
    const issue = await open("A refund", { body: "### Which journey?\n\nPaying\n" });
    expect(labelsOf(issue)).toEqual(["stream: checkout"]);
    fake.as("sam").edit(issue, { body: "### Which journey?\n\n_No response_\n" });
    await settle();
    expect(labelsOf(issue)).toEqual(["stream: refunds"]);
    await expectNothingLeft(scenario, issue);
  });

  test.each(["", " \n\r\n", "<!-- Which journey? Paying -->", "### Which journey?\n"])(
    "a blank issue is asked once: %j",
    async (body) => {
      const scenario = await openScenario({ map });
      const { fake, open, wait } = scenario;
      const issue = await open("Help", { body });
      await wait(5 * MINUTE);
      expect(labelsOf(issue)).toEqual(["needs: stream"]);
      expect(fake.world.comments.get(issue)).toHaveLength(1);
      await expectNothingLeft(scenario, issue);
    },
  );
});
