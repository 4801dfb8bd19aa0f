import { expect, test } from "vitest";
import { labelsOf, MINUTE, openScenario } from "../scenarios/open-scenario.ts";
import { readAnswer } from "../scenarios/say.ts";

test("a command whose delivery fails twice is followed by the running App, and answered once", async () => {
  const scenario = await openScenario();
  const { fake, app } = scenario;
  const issue = await scenario.open("The cart is empty");
  expect(labelsOf(issue)).toEqual(["stream: checkout"]);
  const { webhookUrl } = app;
  // Nobody listens there.
  Object.assign(app, { webhookUrl: "http://127.0.0.1:9/" });
  const comment = fake.as("mara").comment(issue, "/stream refunds");
  const attempts = () => fake.post.deliveries.filter(({ event }) => event === "issue_comment").length;
  await expect.poll(() => scenario.wait(MINUTE).then(attempts), { timeout: 20_000 }).toBe(2);
  await scenario.settle();
  Object.assign(app, { webhookUrl });
  await expect
    .poll(() => scenario.wait(MINUTE).then(() => labelsOf(issue)), { timeout: 20_000 })
    .toContain("stream: refunds");
  expect(attempts()).toBe(2);
  expect(readAnswer(scenario, comment)).toMatchObject({ reactions: ["THUMBS_UP"], replies: [] });
});
