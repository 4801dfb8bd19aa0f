import { describe, expect, test } from "vitest";
import type { SeenRequest, Trouble } from "../github/faults/fault.ts";
import type { FakeGitHub } from "../github/start-fake-github.ts";
import { addField } from "../github/state/change-field.ts";
import { expectNothingLeft } from "./expect-nothing-left.ts";
import { listTroubles } from "./list-troubles.ts";
import { labelsOf, MINUTE, openScenario, WITH_BOARD } from "./open-scenario.ts";
import { readCard } from "./read-card.ts";
import { readAnswer, say } from "./say.ts";

/* Requests that go wrong: nothing is lost, nothing is done twice, and the log has one clear line for each try. */

const isNamed =
  (name: string) =>
  ({ documentName }: SeenRequest): boolean =>
    documentName === name;

const expectMet = ({ requests }: FakeGitHub) =>
  expect(requests.filter(({ fault }) => fault !== null)).toHaveLength(1);

const TROUBLES: readonly (readonly [string, Trouble])[] = [
  ["502", { kind: "status", status: 502 }],
  ["a broken connection", { kind: "drop" }],
  ["a lost answer", { kind: "lose-answer" }],
  ["a secondary limit", { kind: "secondary-limit", retryAfterS: 61 }],
];

describe.each(TROUBLES)("%s", (_, trouble) => {
  test.each(["ReadMap", "ReadLabels", "ReadIssue", "WriteIssues"])("on %s", async (name) => {
    const scenario = await openScenario({ map: WITH_BOARD });
    const { fake, open, board, log } = scenario;
    fake.fail({ when: isNamed(name), trouble });
    const issue = await open("The cart is empty");
    expect([labelsOf(issue), readCard(board, issue)]).toEqual([["stream: checkout"], "Checkout"]);
    expect(board.items).toHaveLength(1);
    const troubles = listTroubles(log);
    expect(troubles).toHaveLength(1);
    expect(troubles[0]).toMatch(/^warn: It failed; it will be tried again\.: GitHub /);
    await expectNothingLeft(scenario, issue);
  });

  test("on the first comment: it is posted once", async () => {
    const scenario = await openScenario();
    const { fake, open, wait } = scenario;
    const issue = await open("Something is odd");
    fake.fail({ when: isNamed("WriteIssues"), trouble });
    await wait(5 * MINUTE);
    expect(fake.world.comments.get(issue)).toHaveLength(1);
    expectMet(fake);
    await expectNothingLeft(scenario, issue);
  });

  test("on a command: followed once, answered once", async () => {
    const scenario = await openScenario();
    const { fake, open } = scenario;
    const issue = await open("The cart is empty");
    fake.fail({ when: isNamed("WriteIssues"), trouble });
    const { reactions, replies } = await say(scenario, "tom", issue, "/stream refunds\n/stream why");
    expect(labelsOf(issue)).toEqual(["held: stream", "stream: refunds"]);
    expect([reactions, replies.length]).toEqual([["THUMBS_UP"], 1]);
    expectMet(fake);
    await expectNothingLeft(scenario, issue);
  });

  test("on the question who may command", async () => {
    const scenario = await openScenario();
    const { fake, open } = scenario;
    const issue = await open("The cart is empty");
    fake.fail({ when: ({ path }) => path.endsWith("/permission"), trouble });
    expect(await say(scenario, "tom", issue, "/stream refunds")).toMatchObject({ reactions: ["THUMBS_UP"] });
    expect(labelsOf(issue)).toEqual(["held: stream", "stream: refunds"]);
    expectMet(fake);
  });

  test("on a new label", async () => {
    const scenario = await openScenario();
    const { fake, open } = scenario;
    fake.fail({ when: ({ method, path }) => method === "POST" && path.endsWith("/labels"), trouble });
    const issue = await open("The cart is empty");
    expect(labelsOf(issue)).toEqual(["stream: checkout"]);
    expectMet(fake);
    await expectNothingLeft(scenario, issue);
  });

  test.each(["ReadBoard", "CreateField", "SetOptions"])("on the board's set-up: %s", async (name) => {
    const scenario = await openScenario({ map: WITH_BOARD });
    const { fake, open, board } = scenario;
    const options = [{ name: "Refunds", color: "RED", description: "" }] as const;
    if (name === "SetOptions")
      addField(fake.world, board, { name: "Stream", dataType: "SINGLE_SELECT", options });
    fake.fail({ when: isNamed(name), trouble });
    const issue = await open("The cart is empty");
    expect(readCard(board, issue)).toBe("Checkout");
    expect(board.fields.filter((field) => field.name === "Stream")).toMatchObject([
      { options: { length: 2 } },
    ]);
    expectMet(fake);
    await expectNothingLeft(scenario, issue);
  });

  test("on the sub-issues of an issue", async () => {
    const { fake, open, settle } = await openScenario({ labels: ["stream: refunds"] });
    const [parent, child] = [await open("Something big"), await open("First")];
    fake.as("mara").setParent(child, parent);
    await settle();
    fake.fail({ when: isNamed("ListSubIssues"), trouble });
    fake.as("tom").label(parent, "stream: refunds");
    await settle();
    expect(labelsOf(child)).toEqual(["stream: refunds"]);
    expectMet(fake);
  });
});

test("an outage of five minutes: nothing is lost, each try is told", async () => {
  const scenario = await openScenario();
  const { fake, open, settle, log } = scenario;
  const issue = await open("The cart is empty");
  fake.fail({ times: 4, trouble: { kind: "status", status: 503 } });
  fake.as("sam").edit(issue, { title: "A chargeback" });
  await settle();
  expect(labelsOf(issue)).toEqual(["stream: refunds"]);
  expect(listTroubles(log)).toHaveLength(4);
  await expectNothingLeft(scenario, issue);
});

test("a longer one: nothing is lost either", async () => {
  const scenario = await openScenario();
  const { fake, open, settle, log } = scenario;
  const issue = await open("The cart is empty");
  fake.fail({ times: 10, trouble: { kind: "status", status: 503 } });
  fake.as("sam").edit(issue, { title: "A chargeback" });
  await settle();
  expect(labelsOf(issue)).toEqual(["stream: refunds"]);
  expect(listTroubles(log).filter((line) => line.startsWith("error"))).toEqual([]);
  await expectNothingLeft(scenario, issue);
});

test("one of half a day: given up with one error line; the next event does it", async () => {
  const scenario = await openScenario();
  const { fake, open, settle, log } = scenario;
  const issue = await open("The cart is empty");
  fake.fail({ when: isNamed("ReadIssue"), times: 11, trouble: { kind: "status", status: 503 } });
  fake.as("sam").edit(issue, { title: "A chargeback" });
  await settle();
  expect(labelsOf(issue)).toEqual(["stream: checkout"]);
  expect(listTroubles(log).at(-1)).toMatch(/^error: Given up\.: GitHub did not answer/);
  await scenario.wait(MINUTE);
  fake.as("sam").edit(issue, { body: "It came today." });
  await settle();
  expect(labelsOf(issue)).toEqual(["stream: refunds"]);
  await expectNothingLeft(scenario, issue);
});

test("the limit of an hour's requests: it waits until GitHub says, then all is done", async () => {
  const { fake, open, clock } = await openScenario();
  const first = await open("The cart is empty");
  fake.fail({ when: isNamed("WriteIssues"), trouble: { kind: "secondary-limit", retryAfterS: 900 } });
  const start = clock.now();
  const issues = [];
  for (let count = 0; count < 5; count++)
    issues.push(fake.as("sam").openIssue("shop/web", { title: "A refund" }));
  const last = await open("A chargeback");
  expect([...issues, last].map(labelsOf)).toEqual(Array(6).fill(["stream: refunds"]));
  expect(labelsOf(first)).toEqual(["stream: checkout"]);
  const waited = clock.now() - start;
  expect([waited >= 900_000, waited < 1_000_000]).toEqual([true, true]);
});

test("the answer to a reply is lost: no second reply, also when the event comes again", async () => {
  const scenario = await openScenario();
  const { fake, open, settle } = scenario;
  const issue = await open("The cart is empty");
  fake.fail({ when: isNamed("WriteIssues"), trouble: { kind: "lose-answer" } });
  const { comment } = await say(scenario, "tom", issue, "/stream nowhere");
  for (const delivery of fake.post.deliveries.filter(({ event }) => event === "issue_comment"))
    fake.post.redeliver(delivery);
  await settle();
  const { reactions, replies } = readAnswer(scenario, comment);
  expect([reactions, replies.length]).toEqual([["CONFUSED"], 1]);
});
