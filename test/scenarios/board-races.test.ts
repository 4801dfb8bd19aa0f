import { describe, expect, test } from "vitest";
import type { Issue } from "../github/state/issue.ts";
import type { Delivery } from "../github/webhooks/delivery.ts";
import { actBefore } from "./act-before.ts";
import { expectNothingLeft } from "./expect-nothing-left.ts";
import { listTroubles } from "./list-troubles.ts";
import { labelsOf, openScenario, type Scenario, WITH_BOARD } from "./open-scenario.ts";
import { readCard } from "./read-card.ts";

/* A person's move on the board while the App is at work, heard late, in another order, or not at all. */

async function openWithCard(): Promise<Scenario & { readonly issue: Issue }> {
  const scenario = await openScenario({ map: WITH_BOARD, labels: ["bug", "stream: refunds"] });
  return { ...scenario, issue: await scenario.open("The cart is empty") };
}

const show = ({ board }: Scenario, issue: Issue) => ({
  card: readCard(board, issue),
  labels: labelsOf(issue),
});
const MOVED = { card: "Refunds", labels: ["held: stream", "stream: refunds"] };

describe("the card is moved while our own write is under way", () => {
  test("just before a write that has nothing to do with it", async () => {
    const scenario = await openWithCard();
    const { fake, board, issue, settle } = scenario;
    fake.as("tom").unlabel(issue, "stream: checkout");
    actBefore(fake, "WriteIssues", () => fake.as("tom").moveCard(board, issue, "Stream", "Refunds"));
    await settle();
    expect(show(scenario, issue)).toEqual(MOVED);
    await expectNothingLeft(scenario, issue);
  });

  test("just before our write of another value", async () => {
    const scenario = await openWithCard();
    const { fake, board, issue, settle, clock } = scenario;
    fake.as("sam").edit(issue, { title: "A chargeback" });
    actBefore(fake, "WriteIssues", () => {
      fake.as("tom").moveCard(board, issue, "Stream", null);
      clock.pass(1000);
    });
    await settle();
    expect(show(scenario, issue)).toEqual({ card: null, labels: ["held: stream"] });
    await expectNothingLeft(scenario, issue);
  });

  test("just before we put the issue on a board that has it already", async () => {
    const scenario = await openScenario({ map: WITH_BOARD });
    const { fake, board, open } = scenario;
    await open("A chargeback");
    actBefore(fake, "WriteIssues", () => {
      fake.as("tom").addCard(board, "shop/web#2");
      fake.as("tom").moveCard(board, "shop/web#2", "Stream", "Refunds");
      scenario.clock.pass(1000);
    });
    const issue = await open("The cart is empty");
    expect(show(scenario, issue)).toEqual(MOVED);
    await expectNothingLeft(scenario, issue);
  });

  test("just before the value of a card that we have just added", async () => {
    const scenario = await openScenario({ map: WITH_BOARD });
    const { fake, board, open } = scenario;
    await open("A chargeback");
    actBefore(fake, "WriteIssues", () =>
      actBefore(fake, "WriteIssues", () => {
        fake.as("tom").moveCard(board, "shop/web#2", "Stream", "Refunds");
        scenario.clock.pass(1000);
      }),
    );
    const issue = await open("The cart is empty");
    expect(show(scenario, issue)).toEqual(MOVED);
    await expectNothingLeft(scenario, issue);
  });

  test("taken off the board just before our value: respected", async () => {
    const scenario = await openWithCard();
    const { fake, board, issue, settle } = scenario;
    fake.as("sam").edit(issue, { title: "A chargeback" });
    actBefore(fake, "WriteIssues", () => fake.as("tom").removeCard(board, issue));
    await settle();
    expect(show(scenario, issue)).toEqual({ card: undefined, labels: ["stream: refunds"] });
    await expectNothingLeft(scenario, issue);
  });
});

describe("deliveries in another order", () => {
  const reversed = (held: Delivery[]): Delivery[] => held.toReversed();

  test("two moves, the later told first", async () => {
    const scenario = await openWithCard();
    const { fake, board, issue, settle, clock } = scenario;
    fake.post.hold();
    fake.as("tom").moveCard(board, issue, "Stream", null);
    clock.pass(1000);
    fake.as("tom").moveCard(board, issue, "Stream", "Refunds");
    fake.post.release(reversed);
    await settle();
    expect(show(scenario, issue)).toEqual(MOVED);
    await expectNothingLeft(scenario, issue);
  });

  test("a move is told after the next one was followed", async () => {
    const scenario = await openWithCard();
    const { fake, board, issue, settle, clock } = scenario;
    fake.post.hold();
    fake.as("tom").moveCard(board, issue, "Stream", null);
    let late: Delivery[] = [];
    fake.post.release((held) => {
      late = held;
      return [];
    });
    clock.pass(1000);
    fake.as("tom").moveCard(board, issue, "Stream", "Refunds");
    await settle();
    for (const delivery of late) fake.post.redeliver(delivery);
    await settle();
    expect(show(scenario, issue)).toEqual(MOVED);
    await expectNothingLeft(scenario, issue);
  });

  test("a move is told after an event that had us write the board back", async () => {
    const scenario = await openWithCard();
    const { fake, board, issue, settle, clock } = scenario;
    clock.pass(1000);
    fake.post.hold();
    fake.as("tom").moveCard(board, issue, "Stream", null);
    clock.pass(1000);
    fake.as("sam").edit(issue, { body: "Nothing is in it." });
    let late: Delivery[] = [];
    fake.post.release((held) => {
      late = held.filter(({ event }) => event === "projects_v2_item");
      return held.filter(({ event }) => event !== "projects_v2_item");
    });
    await settle();
    expect(readCard(board, issue)).toBe("Checkout");
    for (const delivery of late) fake.post.redeliver(delivery);
    await settle();
    expect(show(scenario, issue)).toEqual({ card: null, labels: ["held: stream"] });
    await expectNothingLeft(scenario, issue);
  });

  test("a move is lost: the board goes where it is later than the label", async () => {
    const scenario = await openWithCard();
    const { fake, board, issue, settle, clock } = scenario;
    clock.pass(1000);
    fake.post.hold();
    fake.as("tom").moveCard(board, issue, "Stream", "Refunds");
    fake.post.release(() => []);
    fake.as("mara").label(issue, "bug");
    await settle();
    const labels = ["bug", "held: stream", "stream: refunds"];
    expect(show(scenario, issue)).toEqual({ card: "Refunds", labels });
    await expectNothingLeft(scenario, issue);
  });
});

describe("the write for a move goes wrong", () => {
  test.each([
    ["502", { kind: "status", status: 502 }],
    ["its answer is lost", { kind: "lose-answer" }],
    ["the connection breaks", { kind: "drop" }],
    ["a limit", { kind: "secondary-limit", retryAfterS: 90 }],
  ] as const)("%s: followed in the end, once", async (_, trouble) => {
    const scenario = await openWithCard();
    const { fake, board, issue, settle, log } = scenario;
    fake.fail({ when: ({ documentName }) => documentName === "WriteIssues", trouble });
    fake.as("tom").moveCard(board, issue, "Stream", "Refunds");
    await settle();
    expect(show(scenario, issue)).toEqual(MOVED);
    expect(listTroubles(log)).toHaveLength(1);
    await expectNothingLeft(scenario, issue);
  });

  test("the read, four times: five minutes later it is followed", async () => {
    const scenario = await openWithCard();
    const { fake, board, issue, settle } = scenario;
    fake.fail({
      when: ({ documentName }) => documentName === "ReadIssue",
      times: 4,
      trouble: { kind: "status", status: 502 },
    });
    fake.as("tom").moveCard(board, issue, "Stream", null);
    await settle();
    expect(show(scenario, issue)).toEqual({ card: null, labels: ["held: stream"] });
  });

  test("while it is tried again the person moves on: the later word goes", async () => {
    const scenario = await openWithCard();
    const { fake, board, issue, settle, clock } = scenario;
    const isRead = ({ documentName }: { documentName: string | null }) => documentName === "ReadIssue";
    fake.fail({ when: isRead, times: 2, trouble: { kind: "status", status: 502 } });
    fake.as("tom").moveCard(board, issue, "Stream", null);
    await fake.post.settle();
    clock.pass(500);
    fake.as("tom").moveCard(board, issue, "Stream", "Refunds");
    await settle();
    expect(show(scenario, issue)).toEqual(MOVED);
    await expectNothingLeft(scenario, issue);
  });
});
