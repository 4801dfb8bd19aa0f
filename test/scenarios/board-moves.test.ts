import { describe, expect, test } from "vitest";
import type { Issue } from "../github/state/issue.ts";
import { expectNothingLeft } from "./expect-nothing-left.ts";
import { labelsOf, openScenario, type Scenario, WITH_BOARD } from "./open-scenario.ts";
import { readCard } from "./read-card.ts";

/** An issue whose label and card say Checkout. */
async function openWithCard(): Promise<Scenario & { readonly issue: Issue }> {
  const scenario = await openScenario({ map: WITH_BOARD, labels: ["bug", "stream: refunds"] });
  return { ...scenario, issue: await scenario.open("The cart is empty") };
}

const show = ({ board }: Scenario, issue: Issue) => ({
  card: readCard(board, issue),
  labels: labelsOf(issue),
});

describe("a person moves the card", () => {
  test("to another stream: its label, held", async () => {
    const scenario = await openWithCard();
    const { fake, board, issue, settle } = scenario;
    fake.as("tom").moveCard(board, issue, "Stream", "Refunds");
    await settle();
    expect(show(scenario, issue)).toEqual({ card: "Refunds", labels: ["held: stream", "stream: refunds"] });
    await expectNothingLeft(scenario, issue);
    fake.as("sam").edit(issue, { title: "The cart and the checkout are empty" });
    await settle();
    expect(show(scenario, issue)).toEqual({ card: "Refunds", labels: ["held: stream", "stream: refunds"] });
  });

  test("to no value: none, held", async () => {
    const scenario = await openWithCard();
    const { fake, board, issue, settle } = scenario;
    fake.as("tom").moveCard(board, issue, "Stream", null);
    await settle();
    expect(show(scenario, issue)).toEqual({ card: null, labels: ["held: stream"] });
    await expectNothingLeft(scenario, issue);
  });

  test("back again: what was said last goes", async () => {
    const scenario = await openWithCard();
    const { fake, board, issue, settle, clock } = scenario;
    for (const option of ["Refunds", null, "Checkout", "Refunds", "Checkout"]) {
      clock.pass(1000);
      fake.as("tom").moveCard(board, issue, "Stream", option);
    }
    await settle();
    expect(show(scenario, issue)).toEqual({ card: "Checkout", labels: ["held: stream", "stream: checkout"] });
    await expectNothingLeft(scenario, issue);
  });

  test("in another field: nothing of ours", async () => {
    const scenario = await openWithCard();
    const { fake, board, issue, settle, takeRequests } = scenario;
    takeRequests();
    fake.as("tom").moveCard(board, issue, "Status", "Done");
    await settle();
    expect(show(scenario, issue)).toEqual({ card: "Checkout", labels: ["stream: checkout"] });
    expect(takeRequests()).not.toContain("WriteIssues");
  });

  test("another bot moves it: as a person does", async () => {
    const scenario = await openWithCard();
    const { fake, board, issue, settle } = scenario;
    fake.seed.user("boardbot", "Bot");
    fake.as("boardbot").moveCard(board, issue, "Stream", "Refunds");
    await settle();
    expect(show(scenario, issue)).toEqual({ card: "Refunds", labels: ["held: stream", "stream: refunds"] });
  });
});

describe("an option that the map does not know", () => {
  test("is left alone, with the label as it was", async () => {
    const scenario = await openWithCard();
    const { fake, board, issue, settle } = scenario;
    const field = board.fields.find(({ name }) => name === "Stream")!;
    fake.as("mara").push("shop/web", ".github/flow-map.yml", `${WITH_BOARD}# a word\n`);
    field.options = [
      ...field.options,
      { ...field.options[0]!, id: "abcdef01", name: "Parking lot", description: "" },
    ];
    await settle();
    fake.as("tom").moveCard(board, issue, "Stream", "Parking lot");
    await settle();
    expect(show(scenario, issue)).toEqual({ card: "Parking lot", labels: ["stream: checkout"] });
    await expectNothingLeft(scenario, issue);
    fake.as("tom").moveCard(board, issue, "Stream", "Refunds");
    await settle();
    expect(show(scenario, issue)).toEqual({ card: "Refunds", labels: ["held: stream", "stream: refunds"] });
  });
});

describe("a person relabels", () => {
  test("the board follows", async () => {
    const scenario = await openWithCard();
    const { fake, issue, settle } = scenario;
    fake.as("tom").unlabel(issue, "stream: checkout");
    fake.as("tom").label(issue, "stream: refunds");
    await settle();
    expect(show(scenario, issue)).toEqual({ card: "Refunds", labels: ["stream: refunds"] });
    await expectNothingLeft(scenario, issue);
  });

  test("with both on it for a moment: the board waits", async () => {
    const scenario = await openWithCard();
    const { fake, issue, settle } = scenario;
    fake.as("tom").unlabel(issue, "stream: checkout");
    fake.as("tom").label(issue, "stream: checkout");
    fake.as("tom").label(issue, "stream: refunds");
    await settle();
    expect(show(scenario, issue).card).toBe("Checkout");
    fake.as("tom").unlabel(issue, "stream: checkout");
    await settle();
    expect(show(scenario, issue)).toEqual({ card: "Refunds", labels: ["stream: refunds"] });
    await expectNothingLeft(scenario, issue);
  });

  test("takes the label off: the card has no value", async () => {
    const scenario = await openWithCard();
    const { fake, issue, settle } = scenario;
    fake.as("tom").unlabel(issue, "stream: checkout");
    await settle();
    expect(show(scenario, issue)).toEqual({ card: null, labels: ["needs: stream"] });
    await expectNothingLeft(scenario, issue);
  });

  test("after a move on the board, against it: the later one goes", async () => {
    const scenario = await openWithCard();
    const { fake, board, issue, settle } = scenario;
    fake.as("tom").moveCard(board, issue, "Stream", "Refunds");
    await settle();
    fake.as("tom").unlabel(issue, "stream: refunds");
    fake.as("tom").label(issue, "stream: checkout");
    await settle();
    expect(show(scenario, issue)).toEqual({ card: "Checkout", labels: ["held: stream", "stream: checkout"] });
    await expectNothingLeft(scenario, issue);
  });
});

describe("a person takes the card off the board", () => {
  test("it stays off, also after later events", async () => {
    const scenario = await openWithCard();
    const { fake, board, issue, settle } = scenario;
    fake.as("tom").removeCard(board, issue);
    await settle();
    expect(show(scenario, issue)).toEqual({ card: undefined, labels: ["stream: checkout"] });
    await expectNothingLeft(scenario, issue);
    fake.as("sam").edit(issue, { title: "A refund" });
    await settle();
    fake.as("tom").close(issue);
    fake.as("tom").reopen(issue);
    await settle();
    expect(show(scenario, issue)).toEqual({ card: undefined, labels: ["stream: refunds"] });
    await expectNothingLeft(scenario, issue);
  });

  test("and puts it back: it shows the stream again", async () => {
    const scenario = await openWithCard();
    const { fake, board, issue, settle } = scenario;
    fake.as("tom").removeCard(board, issue);
    await settle();
    fake.as("tom").addCard(board, issue);
    await settle();
    expect(show(scenario, issue)).toEqual({ card: "Checkout", labels: ["stream: checkout"] });
    await expectNothingLeft(scenario, issue);
  });
});

describe("a person archives the card", () => {
  test("it is left alone; taken out of the archive it shows the label", async () => {
    const scenario = await openWithCard();
    const { fake, board, issue, settle } = scenario;
    fake.as("tom").archiveCard(board, issue);
    fake.as("tom").unlabel(issue, "stream: checkout");
    fake.as("tom").label(issue, "stream: refunds");
    await settle();
    expect(show(scenario, issue)).toEqual({ card: "Checkout", labels: ["stream: refunds"] });
    await expectNothingLeft(scenario, issue);
    fake.as("tom").archiveCard(board, issue, false);
    await settle();
    expect(show(scenario, issue)).toEqual({ card: "Refunds", labels: ["stream: refunds"] });
    await expectNothingLeft(scenario, issue);
  });
});

describe("cards without our doing", () => {
  test("add-items: false: only those that people add get a value", async () => {
    const map = WITH_BOARD.replace("number: 1", "number: 1, add-items: false");
    const scenario = await openScenario({ map });
    const { fake, board, open, settle } = scenario;
    const issue = await open("The cart is empty");
    expect(board.items).toEqual([]);
    fake.as("mara").addCard(board, issue);
    await settle();
    expect(show(scenario, issue)).toEqual({ card: "Checkout", labels: ["stream: checkout"] });
  });

  test("a person adds a new issue to the board and sets its value before we look: a hold", async () => {
    const scenario = await openScenario({ map: WITH_BOARD });
    const { fake, board, open, settle } = scenario;
    await open("A chargeback");
    fake.post.hold();
    const issue = fake.as("sam").openIssue("shop/web", { title: "The cart is empty" });
    fake.as("tom").addCard(board, issue);
    fake.as("tom").moveCard(board, issue, "Stream", "Refunds");
    fake.post.release();
    await settle();
    expect(show(scenario, issue)).toEqual({ card: "Refunds", labels: ["held: stream", "stream: refunds"] });
    await expectNothingLeft(scenario, issue);
  });
});
