import { describe, expect, test } from "vitest";
import { signDelivery } from "../app/sign-delivery.ts";
import type { Delivery } from "../github/webhooks/delivery.ts";
import { expectNothingLeft } from "./expect-nothing-left.ts";
import { listTroubles } from "./list-troubles.ts";
import { labelsOf, openScenario, type Scenario, STREAMS } from "./open-scenario.ts";

/** Sends a webhook by hand; to the status of the answer. */
async function send(
  { app, settle }: Scenario,
  event: string,
  payload: object,
  secret = app.webhookSecret,
): Promise<number> {
  const { status } = await fetch(app.webhookUrl!, {
    method: "POST",
    ...signDelivery(event, payload, secret),
  });
  await settle();
  return status;
}

describe("deliveries that are not as they should be", () => {
  const opened = ({ installation }: Scenario, more: object = {}) => ({
    action: "opened",
    installation: { id: installation.id },
    repository: { full_name: "shop/web" },
    issue: { number: 1 },
    sender: { login: "sam", type: "User" },
    ...more,
  });

  test("signed with another secret: refused, one line, nothing is done", async () => {
    const scenario = await openScenario();
    expect(await send(scenario, "issues", opened(scenario), "another secret")).toBe(401);
    expect(listTroubles(scenario.log)).toEqual([expect.stringMatching(/^warn: A delivery was refused\. /)]);
    expect(scenario.takeRequests()).toEqual([]);
  });

  test.each<[string, string, (scenario: Scenario) => object]>([
    ["an event of tomorrow", "issue_moods", (scenario) => opened(scenario)],
    ["no installation", "issues", (scenario) => opened(scenario, { installation: undefined })],
    ["no repository", "issues", (scenario) => opened(scenario, { repository: null })],
    ["an issue of no number", "issues", (scenario) => opened(scenario, { issue: { number: "1; DROP" } })],
    ["a pull request", "issues", (scenario) => opened(scenario, { issue: { number: 1, pull_request: {} } })],
    ["nothing at all", "issues", () => ({})],
    ["a list", "issues", () => []],
  ])("%s: taken, told in one line, nothing is asked", async (_, event, payload) => {
    const scenario = await openScenario();
    const before = scenario.log.length;
    expect(await send(scenario, event, payload(scenario))).toBe(202);
    expect(scenario.log.slice(before)).toMatchObject([{ level: "info", fields: { event } }]);
    expect(scenario.takeRequests()).toEqual([]);
  });

  test("an issue that is not there: one read", async () => {
    const scenario = await openScenario();
    expect(await send(scenario, "issues", opened(scenario, { issue: { number: 4711 } }))).toBe(202);
    expect(scenario.takeRequests()).toEqual(["ReadIssue"]);
    expect(listTroubles(scenario.log)).toEqual([]);
  });

  test("an installation that is not ours: one line", async () => {
    const scenario = await openScenario();
    await send(scenario, "issues", opened(scenario, { installation: { id: 4711 } }));
    expect(listTroubles(scenario.log)).toEqual([expect.stringMatching(/^warn: The App was uninstalled/)]);
  });

  test("names that are paths: nothing but that repository is asked for", async () => {
    const scenario = await openScenario();
    await send(scenario, "issues", opened(scenario, { repository: { full_name: "shop/../../app" } }));
    expect(scenario.fake.requests.filter(({ path }) => path.includes(".."))).toEqual([]);
  });
});

describe("the order of deliveries", () => {
  const orders: readonly (readonly [string, (held: Delivery[]) => Delivery[]])[] = [
    ["as it happened", (held) => held],
    ["reversed", (held) => held.toReversed()],
    ["each twice", (held) => held.flatMap((delivery) => [delivery, delivery])],
    ["the last one alone", (held) => held.slice(-1)],
    ["the first one alone", (held) => held.slice(0, 1)],
  ];

  test.each(orders)("%s: the same end", async (_, arrange) => {
    const scenario = await openScenario({ labels: ["stream: refunds", "stream: checkout", "bug"] });
    const { fake, settle } = scenario;
    fake.post.hold();
    const issue = fake.as("sam").openIssue("shop/web", { title: "Something" });
    fake.as("tom").label(issue, "stream: checkout");
    fake.as("tom").label(issue, "bug");
    fake.as("tom").unlabel(issue, "stream: checkout");
    fake.as("sam").edit(issue, { title: "A refund at the checkout" });
    fake.as("tom").label(issue, "stream: refunds");
    fake.as("sam").close(issue);
    fake.as("sam").reopen(issue);
    fake.post.release(arrange);
    await settle();
    expect(labelsOf(issue)).toEqual(["bug", "stream: refunds"]);
    await expectNothingLeft(scenario, issue);
  });
});

describe("closed and reopened", () => {
  test("a closed issue is left alone; reopened it is looked at again", async () => {
    const scenario = await openScenario();
    const { fake, open, settle } = scenario;
    const issue = await open("Something is odd");
    fake.as("sam").close(issue);
    fake.as("sam").edit(issue, { title: "The cart is empty" });
    await settle();
    expect(labelsOf(issue)).toEqual(["needs: stream"]);
    fake.as("sam").reopen(issue);
    await settle();
    expect(labelsOf(issue)).toEqual(["stream: checkout"]);
    await expectNothingLeft(scenario, issue);
  });

  test("ignored by label, author or age: left alone", async () => {
    const map = `${STREAMS}ignore: { labels: [question], authors: ["renovate[bot]"] }\n`;
    const scenario = await openScenario({ map, labels: ["question"] });
    const { fake, open, settle } = scenario;
    fake.seed.user("renovate", "Bot");
    const asked = await open("The cart?", { labels: ["question"], by: "tom" });
    const byBot = await open("The cart", { by: "renovate" });
    expect([labelsOf(asked), labelsOf(byBot)]).toEqual([["question"], []]);
    fake.as("tom").unlabel(asked, "question");
    await settle();
    expect(labelsOf(asked)).toEqual(["stream: checkout"]);
  });
});
