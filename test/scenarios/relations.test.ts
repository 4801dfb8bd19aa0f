import { describe, expect, test } from "vitest";
import type { Issue } from "../github/state/issue.ts";
import { expectNothingLeft } from "./expect-nothing-left.ts";
import { labelsOf, MINUTE, openScenario, type Scenario } from "./open-scenario.ts";

/** A parent without a stream, and what is below it: two sub-issues, and one below the second. */
async function openFamily(title = "Something big") {
  const scenario = await openScenario({ labels: ["stream: refunds", "stream: checkout"] });
  const { open, fake, settle } = scenario;
  const parent = await open(title);
  const [one, other, below] = [await open("First"), await open("Second"), await open("Third")];
  const mara = fake.as("mara");
  for (const child of [one, other]) mara.setParent(child, parent);
  mara.setParent(below, other);
  await settle();
  return { ...scenario, parent, one, other, below };
}

const show = (...issues: readonly Issue[]) => issues.map((issue) => labelsOf(issue).join(", "));
const commentsOf = ({ fake }: Scenario, issue: Issue) =>
  (fake.world.comments.get(issue) ?? []).map(({ body, minimizedReason }) => ({ body, minimizedReason }));

describe("a parent gets a stream", () => {
  test("by a person's label: what is below it follows, at every level", async () => {
    const family = await openFamily();
    const { fake, parent, one, other, below, settle } = family;
    expect(show(one, other, below)).toEqual(["needs: stream", "needs: stream", "needs: stream"]);
    fake.as("tom").label(parent, "stream: refunds");
    await settle();
    expect(show(parent, one, other, below)).toEqual(Array(4).fill("stream: refunds"));
    for (const issue of [parent, one, other, below]) await expectNothingLeft(family, issue);
  });

  test("by a command: the same", async () => {
    const { fake, parent, one, below, settle } = await openFamily();
    fake.as("tom").comment(parent, "/stream refunds");
    await settle();
    expect(show(one, below)).toEqual(["stream: refunds", "stream: refunds"]);
  });

  test("by our own decision: the same", async () => {
    const { fake, parent, one, below, settle } = await openFamily();
    fake.as("sam").edit(parent, { title: "A chargeback" });
    await settle();
    expect(show(parent, one, below)).toEqual(Array(3).fill("stream: refunds"));
  });

  test("loses it: what is below has none again", async () => {
    const { fake, parent, one, below, settle } = await openFamily("A chargeback");
    expect(show(one, below)).toEqual(["stream: refunds", "stream: refunds"]);
    fake.as("sam").edit(parent, { title: "Something else" });
    await settle();
    expect(show(parent, one, below)).toEqual(Array(3).fill("needs: stream"));
  });

  test("a person's choice below it stays", async () => {
    const family = await openFamily();
    const { fake, parent, one, other, settle } = family;
    fake.as("tom").label(one, "stream: checkout");
    await settle();
    fake.as("tom").label(parent, "stream: refunds");
    await settle();
    expect(show(one, other)).toEqual(["stream: checkout", "stream: refunds"]);
    await expectNothingLeft(family, one);
  });

  test("closed sub-issues are left alone", async () => {
    const { fake, parent, one, settle } = await openFamily();
    fake.as("tom").close(one);
    fake.as("tom").label(parent, "stream: refunds");
    await settle();
    expect(show(one)).toEqual(["needs: stream"]);
  });

  test("in a circle nobody is anybody's parent, and it ends", async () => {
    const family = await openFamily();
    const { fake, parent, one, other, below, settle, takeRequests } = family;
    takeRequests();
    below.subIssues.push(parent);
    Object.assign(parent, { parent: below });
    fake.as("tom").label(parent, "stream: refunds");
    await settle();
    const [stream, none] = ["stream: refunds", "needs: stream"];
    expect(show(parent, one, other, below)).toEqual([stream, stream, none, none]);
    expect(takeRequests().length).toBeLessThan(25);
    await expectNothingLeft(family, parent);
  });
});

test("an issue gets another parent, and none", async () => {
  const scenario = await openScenario();
  const { fake, open, settle } = scenario;
  const [cart, refund, child] = [await open("The cart"), await open("A refund"), await open("Task")];
  for (const [parent, label] of [
    [cart, "stream: checkout"],
    [null, "needs: stream"],
    [refund, "stream: refunds"],
  ] as const) {
    fake.as("mara").setParent(child, parent);
    await settle();
    expect(show(child)).toEqual([label]);
  }
  await expectNothingLeft(scenario, child);
});

describe("closing a blocker", () => {
  async function openBlocked() {
    const scenario = await openScenario({ labels: ["blocked"] });
    const { fake, open, settle, wait } = scenario;
    const blocker = await open("A chargeback");
    const blocked = await open("The cart is empty", { labels: ["blocked"], by: "tom" });
    fake.as("tom").block(blocked, blocker);
    await settle();
    await wait(10 * MINUTE);
    expect(commentsOf(scenario, blocked)).toEqual([]);
    return { ...scenario, blocker, blocked };
  }

  test("wakes what it blocked: it is told that nothing blocks it any more", async () => {
    const scenario = await openBlocked();
    const { fake, blocker, blocked, settle } = scenario;
    fake.as("mara").close(blocker);
    await settle();
    expect(commentsOf(scenario, blocked)).toEqual([
      { body: expect.stringContaining("blocked"), minimizedReason: null },
    ]);
    await expectNothingLeft(scenario, blocked);
  });

  test("and reopening it takes that back; closing it again says it again", async () => {
    const scenario = await openBlocked();
    const { fake, blocker, blocked, settle } = scenario;
    const seen: (string | null)[] = [];
    for (const act of ["close", "reopen", "close"] as const) {
      fake.as("mara")[act](blocker);
      await settle();
      seen.push(...commentsOf(scenario, blocked).map(({ minimizedReason }) => minimizedReason));
    }
    expect(seen).toEqual([null, "resolved", null]);
    await expectNothingLeft(scenario, blocked);
  });

  test("the label is taken off: resolved", async () => {
    const scenario = await openBlocked();
    const { fake, blocker, blocked, settle } = scenario;
    fake.as("mara").close(blocker);
    await settle();
    fake.as("tom").unlabel(blocked, "blocked");
    await settle();
    expect(commentsOf(scenario, blocked)).toEqual([
      { body: expect.stringContaining("Settled: this sits in **Checkout**."), minimizedReason: "resolved" },
    ]);
    await expectNothingLeft(scenario, blocked);
  });

  test("one of two: nothing is said yet", async () => {
    const scenario = await openBlocked();
    const { fake, blocker, blocked, open, settle } = scenario;
    const second = await open("A refund");
    fake.as("tom").block(blocked, second);
    fake.as("mara").close(blocker);
    await settle();
    expect(commentsOf(scenario, blocked)).toEqual([]);
    fake.as("mara").close(second);
    await settle();
    expect(commentsOf(scenario, blocked)).toHaveLength(1);
  });

  test.each(["unblock", "deleteIssue"] as const)(
    "the last blocker goes (%s): nothing is said",
    async (act) => {
      const scenario = await openBlocked();
      const { fake, blocker, blocked, settle } = scenario;
      if (act === "unblock") fake.as("tom").unblock(blocked, blocker);
      else fake.as("mara").deleteIssue(blocker);
      await settle();
      expect(commentsOf(scenario, blocked)).toEqual([]);
      await expectNothingLeft(scenario, blocked);
    },
  );
});
