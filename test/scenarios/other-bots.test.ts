import { describe, expect, test } from "vitest";
import { Person } from "../github/people/person.ts";
import type { Issue } from "../github/state/issue.ts";
import { expectNothingLeft } from "./expect-nothing-left.ts";
import { labelsOf, MINUTE, openScenario, type Scenario, WITH_BOARD } from "./open-scenario.ts";
import { readCard } from "./read-card.ts";

/* Other Apps at work on the same issues. Whatever they do, it ends, and it ends without a mail too many. */

const writesOf = ({ fake }: Scenario) =>
  fake.requests.filter(({ documentName }) => documentName === "WriteIssues").length;
const commentsOf = ({ fake }: Scenario, issue: Issue) => fake.world.comments.get(issue) ?? [];

/** Another App that does something whenever the label is put on, or taken off, an issue; at most a hundred times. */
function listen(
  scenario: Scenario,
  action: "labeled" | "unlabeled",
  label: string,
  act: (issue: Issue) => void,
) {
  const { fake } = scenario;
  if (!fake.world.users.some(({ login }) => login === "rival")) fake.seed.user("rival", "Bot");
  let left = 100;
  fake.world.listeners.push((it) => {
    if (it.event !== "issues" || it.action !== action || it.label?.name !== label || left === 0) return;
    left -= 1;
    queueMicrotask(() => act(it.issue));
  });
  return { times: () => 100 - left };
}

describe("two Apps fight over a label", () => {
  test("it takes our label off as often as we put it: once", async () => {
    const scenario = await openScenario();
    const { fake, open } = scenario;
    const rival = listen(scenario, "labeled", "stream: checkout", (issue) =>
      fake.as("rival").unlabel(issue, "stream: checkout"),
    );
    const issue = await open("The cart is empty");
    expect(labelsOf(issue)).toEqual(["needs: stream"]);
    expect([rival.times(), writesOf(scenario)]).toEqual([1, 2]);
    await expectNothingLeft(scenario, issue);
  });

  test("it puts its own stream's label beside ours: its word counts as a person's", async () => {
    const scenario = await openScenario({ labels: ["stream: refunds"] });
    const { fake, open } = scenario;
    const rival = listen(scenario, "labeled", "stream: checkout", (issue) =>
      fake.as("rival").label(issue, "stream: refunds"),
    );
    const issue = await open("The cart is empty");
    expect(labelsOf(issue)).toEqual(["stream: refunds"]);
    expect([rival.times(), writesOf(scenario)]).toEqual([1, 2]);
    await expectNothingLeft(scenario, issue);
  });

  test("it puts back what we take off", async () => {
    const scenario = await openScenario();
    const { fake, open, settle } = scenario;
    const issue = await open("Something is odd");
    const rival = listen(scenario, "unlabeled", "needs: stream", (it) =>
      fake.as("rival").label(it, "needs: stream"),
    );
    const before = writesOf(scenario);
    fake.as("sam").edit(issue, { title: "The cart is empty" });
    await settle();
    expect([rival.times(), writesOf(scenario) - before]).toEqual([1, 1]);
    expect(labelsOf(issue)).toEqual(["needs: stream", "stream: checkout"]);
    await expectNothingLeft(scenario, issue);
  });

  test("it swaps the labels of two streams for ever: the finding, one comment", async () => {
    const scenario = await openScenario({ labels: ["stream: refunds", "stream: checkout"] });
    const { fake, open, wait } = scenario;
    fake.seed.user("other", "Bot");
    const rival = listen(scenario, "labeled", "stream: checkout", (issue) =>
      fake.as("other").label(issue, "stream: refunds"),
    );
    const issue = await open("Something", { labels: ["stream: checkout"], by: "tom" });
    await wait(10 * MINUTE);
    expect(labelsOf(issue)).toEqual(["needs: stream", "stream: checkout", "stream: refunds"]);
    expect(rival.times()).toBe(1);
    expect(commentsOf(scenario, issue).map(({ body }) => body)).toEqual([
      expect.stringContaining("Take off the labels that do not fit; one stays."),
    ]);
    await expectNothingLeft(scenario, issue);
  });

  test("another bot answers each of our comments with a command-like line: it may not", async () => {
    const scenario = await openScenario();
    const { fake, open, wait } = scenario;
    fake.seed.user("echo", "Bot");
    let left = 50;
    fake.world.listeners.push((it) => {
      if (it.event !== "issue_comment" || it.sender.login === "echo" || left-- <= 0) return;
      const { issue } = it.comment;
      queueMicrotask(() => fake.as("echo").comment(issue, "/stream recheck\n> hello"));
    });
    const issue = await open("Something is odd");
    await wait(5 * MINUTE);
    expect(commentsOf(scenario, issue).map(({ author }) => author!.login)).toEqual(["streamkeeper", "echo"]);
    await expectNothingLeft(scenario, issue);
  });

  test("it moves the card back and forth on the board: followed, never answered", async () => {
    const scenario = await openScenario({ map: WITH_BOARD });
    const { fake, open, board } = scenario;
    await open("A chargeback");
    fake.seed.user("rival", "Bot");
    let left = 100;
    fake.world.listeners.push((it) => {
      const isOurs = it.event === "projects_v2_item" && it.action === "edited" && it.sender.login !== "rival";
      if (!isOurs || left-- <= 0) return;
      const other = readCard(board, it.item.content) === "Checkout" ? "Refunds" : "Checkout";
      queueMicrotask(() => fake.as("rival").moveCard(board, it.item.content, "Stream", other));
    });
    const issue = await open("The cart is empty");
    expect([left, readCard(board, issue), labelsOf(issue)]).toEqual([
      99,
      "Refunds",
      ["held: stream", "stream: refunds"],
    ]);
    await expectNothingLeft(scenario, issue);
  });
});

describe("a machine user that looks like a person", () => {
  test("its label is a person's: never overridden, even if it is named under automation", async () => {
    const map = `${WITH_BOARD}automation: [labeller]\n`;
    const scenario = await openScenario({ map, labels: ["stream: refunds"] });
    const { fake, open, settle, board } = scenario;
    fake.seed.user("labeller");
    const issue = await open("The cart is empty");
    fake.as("labeller").label(issue, "stream: refunds");
    await settle();
    expect([labelsOf(issue), readCard(board, issue)]).toEqual([["stream: refunds"], "Refunds"]);
    await expectNothingLeft(scenario, issue);
  });

  test("a person who is called as our bot is, is no bot", async () => {
    const scenario = await openScenario({ labels: ["stream: refunds"] });
    const { fake, open, settle, app } = scenario;
    const issue = await open("The cart is empty");
    const twin = fake.seed.user("streamkeeper-bot");
    Object.assign(twin, { login: app.bot.login });
    new Person(fake.world, twin).label(issue, "stream: refunds");
    await settle();
    expect(labelsOf(issue)).toEqual(["stream: refunds"]);
  });

  test("the board's own workflows add and archive cards: left as they do it", async () => {
    const scenario = await openScenario({ map: WITH_BOARD });
    const { fake, open, settle, board } = scenario;
    fake.seed.user("github-project-automation", "Bot");
    const issue = await open("The cart is empty");
    fake.as("github-project-automation").archiveCard(board, issue);
    await settle();
    await expectNothingLeft(scenario, issue);
    expect(board.items[0]!.isArchived).toBe(true);
  });
});
