import { expect, test } from "vitest";
import { labelsOf, MINUTE, openScenario, STREAMS, WITH_BOARD } from "./open-scenario.ts";

test("a new issue that gets a label: one read, one write", async () => {
  const { open, takeRequests } = await openScenario();
  const issue = await open("The cart is empty");
  expect(labelsOf(issue)).toEqual(["stream: checkout"]);
  expect(takeRequests()).toEqual(["ReadIssue", "WriteIssues"]);
});

test("a new issue that gets a label and a place on the board: one read, two writes", async () => {
  const { open, takeRequests, board } = await openScenario({ map: WITH_BOARD });
  const issue = await open("The cart is empty");
  expect(labelsOf(issue)).toEqual(["stream: checkout"]);
  expect(board.items).toHaveLength(1);
  expect(takeRequests()).toEqual(["ReadIssue", "WriteIssues", "WriteIssues"]);
});

test("the comment after the grace: one more read, one more write", async () => {
  const { open, takeRequests, wait, fake } = await openScenario();
  const issue = await open("Something is odd");
  expect(labelsOf(issue)).toEqual(["needs: stream"]);
  expect(takeRequests()).toEqual(["ReadIssue", "WriteIssues"]);
  await wait(5 * MINUTE);
  expect(takeRequests()).toEqual(["ReadIssue", "WriteIssues"]);
  expect(fake.world.comments.get(issue)!.map(({ body }) => body)).toEqual([
    expect.stringContaining("Where does this work sit in the value flow?"),
  ]);
});

test("a second event finds nothing to do: one read", async () => {
  const { open, takeRequests, fake, settle } = await openScenario({ map: STREAMS, labels: ["bug"] });
  const issue = await open("The cart is empty");
  takeRequests();
  fake.as("mara").label(issue, "bug");
  await settle();
  expect(takeRequests()).toEqual(["ReadIssue"]);
});

test("a burst of fifty events on one issue: at most two reads", async () => {
  const { open, takeRequests, fake, settle } = await openScenario({ labels: ["bug"] });
  const issue = await open("The cart is empty");
  takeRequests();
  for (let count = 0; count < 25; count++) {
    fake.as("mara").label(issue, "bug");
    fake.as("mara").unlabel(issue, "bug");
  }
  await settle();
  expect(takeRequests().filter((name) => name === "ReadIssue").length).toBeLessThanOrEqual(2);
});

test("a command: one more for the permission", async () => {
  const { open, takeRequests, fake, settle } = await openScenario();
  const issue = await open("The cart is empty");
  takeRequests();
  fake.as("tom").comment(issue, "/stream refunds");
  await settle();
  expect(labelsOf(issue)).toEqual(["held: stream", "stream: refunds"]);
  expect(takeRequests()).toEqual([
    "ReadIssue",
    "GET /repos/shop/web/collaborators/tom/permission",
    "WriteIssues",
  ]);
});
