import { describe, expect, test } from "vitest";
import type { Issue } from "../github/state/issue.ts";
import { actBefore } from "./act-before.ts";
import { expectNothingLeft } from "./expect-nothing-left.ts";
import { labelsOf, openScenario, type Scenario, WITH_BOARD } from "./open-scenario.ts";
import { readCard } from "./read-card.ts";

/* People say something else between our reading and our write of what they said before. */

async function openWithCard(): Promise<Scenario & { readonly issue: Issue }> {
  const scenario = await openScenario({ map: WITH_BOARD, labels: ["bug", "stream: refunds"] });
  return { ...scenario, issue: await scenario.open("The cart is empty") };
}

const show = ({ board }: Scenario, issue: Issue) => ({
  card: readCard(board, issue),
  labels: labelsOf(issue),
});

describe("a label is changed while our write of its stream is under way", () => {
  const open = async (): Promise<Scenario & { readonly issue: Issue }> => {
    const scenario = await openScenario({ map: WITH_BOARD, labels: ["stream: checkout", "stream: refunds"] });
    return { ...scenario, issue: await scenario.open("Something is odd") };
  };

  test("taken off: it stays off, nothing is held", async () => {
    const scenario = await open();
    const { fake, issue, settle, clock } = scenario;
    fake.as("tom").label(issue, "stream: checkout");
    actBefore(fake, "WriteIssues", () => {
      clock.pass(1000);
      fake.as("tom").unlabel(issue, "stream: checkout");
      clock.pass(1000);
    });
    await settle();
    expect(show(scenario, issue)).toEqual({ card: null, labels: ["needs: stream"] });
    await expectNothingLeft(scenario, issue);
  });

  test("changed for another one: that one goes", async () => {
    const scenario = await open();
    const { fake, issue, settle, clock } = scenario;
    fake.as("tom").label(issue, "stream: checkout");
    actBefore(fake, "WriteIssues", () => {
      clock.pass(1000);
      fake.as("tom").unlabel(issue, "stream: checkout");
      fake.as("tom").label(issue, "stream: refunds");
      clock.pass(1000);
    });
    await settle();
    expect(show(scenario, issue)).toEqual({ card: "Refunds", labels: ["stream: refunds"] });
    await expectNothingLeft(scenario, issue);
  });
});

describe("a word is said while our write for an older one is under way", () => {
  test("a move, after a command", async () => {
    const scenario = await openWithCard();
    const { fake, board, issue, settle, clock } = scenario;
    fake.as("tom").comment(issue, "/stream refunds");
    actBefore(fake, "WriteIssues", () => {
      clock.pass(1000);
      fake.as("mara").moveCard(board, issue, "Stream", null);
      clock.pass(1000);
    });
    await settle();
    expect(show(scenario, issue)).toEqual({ card: null, labels: ["held: stream"] });
    await expectNothingLeft(scenario, issue);
  });

  test.each([
    ["a command, after a move", "/stream none", { card: null, labels: ["held: stream"] }],
    ["no hold, after a move", "/stream auto", { card: "Checkout", labels: ["stream: checkout"] }],
  ])("%s", async (_, command, expected) => {
    const scenario = await openWithCard();
    const { fake, board, issue, settle, clock } = scenario;
    fake.as("mara").moveCard(board, issue, "Stream", "Refunds");
    actBefore(fake, "WriteIssues", () => {
      clock.pass(1000);
      fake.as("tom").comment(issue, command);
      clock.pass(1000);
    });
    await settle();
    expect(show(scenario, issue)).toEqual(expected);
    await expectNothingLeft(scenario, issue);
  });

  test("a command, after a command", async () => {
    const scenario = await openWithCard();
    const { fake, issue, settle, clock } = scenario;
    fake.as("mara").comment(issue, "/stream refunds");
    actBefore(fake, "WriteIssues", () => {
      clock.pass(1000);
      fake.as("tom").comment(issue, "/stream none");
      clock.pass(1000);
    });
    await settle();
    expect(show(scenario, issue)).toEqual({ card: null, labels: ["held: stream"] });
    await expectNothingLeft(scenario, issue);
  });
});
