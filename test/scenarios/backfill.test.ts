import { describe, expect, test } from "vitest";
import { expectNothingLeft } from "./expect-nothing-left.ts";
import { listTroubles } from "./list-troubles.ts";
import { labelsOf, MINUTE, openScenario, type Scenario, STREAMS, WITH_BOARD } from "./open-scenario.ts";
import { readCard } from "./read-card.ts";

/** Opens issues that the App does not hear of, every third without a stream. */
function openUnheard({ fake }: Scenario, count: number) {
  fake.post.hold();
  const titles = ["The cart", "A refund", "Something"];
  const issues = Array.from({ length: count }, (_, index) =>
    fake.as("sam").openIssue("shop/web", { title: `${titles[index % 3]} (${index})` }),
  );
  fake.post.release(() => []);
  return issues;
}

const LABELS = ["stream: checkout", "stream: refunds", "needs: stream"];
const expectSorted = (issues: ReturnType<typeof openUnheard>) =>
  expect(issues.map(labelsOf)).toEqual(issues.map((_, index) => [LABELS[index % 3]]));

describe("hundreds of issues to backfill: all pages, labels alone, no first comments", () => {
  test("a new installation with 120 issues", async () => {
    const scenario = await openScenario({ map: WITH_BOARD });
    const { fake, app, installation, board, wait, settle, log, takeRequests } = scenario;
    fake.seed.uninstall(installation);
    const issues = openUnheard(scenario, 120);
    await settle();
    takeRequests();
    fake.seed.install(app, "shop");
    await settle();
    await wait(10 * MINUTE);
    expectSorted(issues);
    expect(board.items).toHaveLength(120);
    expect([readCard(board, issues[0]!), readCard(board, issues[2]!)]).toEqual(["Checkout", null]);
    expect(issues.flatMap((issue) => fake.world.comments.get(issue) ?? [])).toEqual([]);
    expect(listTroubles(log)).toEqual([]);
    expect(takeRequests()).not.toContain("ReadIssue");
    await expectNothingLeft(scenario, issues[0]!);
  });

  test("its events go first: a person who opens an issue meanwhile does not wait", async () => {
    const scenario = await openScenario({ map: null });
    const { fake, settle } = scenario;
    const issues = openUnheard(scenario, 120);
    fake.as("mara").push("shop/web", ".github/flow-map.yml", STREAMS);
    let left: number | null = null;
    fake.world.listeners.push((it) => {
      if (it.event !== "issues" || it.action !== "labeled") return;
      const undone = issues.filter(({ labels }) => labels.length === 0).length;
      if (undone === 100) fake.as("sam").openIssue("shop/web", { title: "A chargeback" });
      if (it.issue.number === 121) left ??= undone;
    });
    await settle();
    expectSorted(issues);
    expect(left).toBeGreaterThan(40);
  });

  test("an outage and a limit in the middle: nothing is lost", async () => {
    const scenario = await openScenario({ map: null });
    const { fake, settle } = scenario;
    const issues = openUnheard(scenario, 120);
    const isRead = ({ documentName }: { documentName: string | null }) => documentName === "ReadIssue";
    const isWrite = ({ documentName }: { documentName: string | null }) => documentName === "WriteIssues";
    let reads = 0;
    fake.fail({
      when: (request) => isRead(request) && ++reads > 40,
      times: 15,
      trouble: { kind: "status", status: 502 },
    });
    fake.fail({ when: isWrite, trouble: { kind: "secondary-limit", retryAfterS: 120 } });
    fake.fail({ when: isWrite, trouble: { kind: "lose-answer" } });
    fake.as("mara").push("shop/web", ".github/flow-map.yml", STREAMS);
    await settle();
    expectSorted(issues);
  });

  test("the App comes back: what it missed while it was suspended", async () => {
    const scenario = await openScenario();
    const { fake, installation, settle } = scenario;
    fake.seed.suspend(installation);
    const issues = openUnheard(scenario, 12);
    await settle();
    expect(issues.flatMap(labelsOf)).toEqual([]);
    fake.seed.suspend(installation, false);
    await settle();
    expectSorted(issues);
  });

  test("a repository is added to the installation; archived ones and those without a map are left alone", async () => {
    const scenario = await openScenario();
    const { fake, installation, settle, log } = scenario;
    const old = fake.seed.repository("shop/old", { files: { ".github/flow-map.yml": STREAMS } });
    Object.assign(old, { isArchived: true });
    fake.seed.repository("shop/bare");
    const issues = ["shop/old", "shop/bare"].map((name) =>
      fake.as("sam").openIssue(name, { title: "The cart" }),
    );
    await settle();
    fake.seed.select(installation, "shop/bare", "added");
    fake.seed.suspend(installation);
    fake.seed.suspend(installation, false);
    await settle();
    expect(issues[1]!.labels).toEqual([]);
    expect(listTroubles(log).filter((line) => line.startsWith("error"))).toEqual([]);
  });
});

describe("30 first comments an hour in a repository", () => {
  test("the rest gets its label, and one line in the log each", async () => {
    const scenario = await openScenario();
    const { fake, settle, wait, log } = scenario;
    const issues = Array.from({ length: 34 }, (_, index) =>
      fake.as("sam").openIssue("shop/web", { title: `Something (${index})` }),
    );
    await settle();
    await wait(6 * MINUTE);
    const commented = issues.filter((issue) => fake.world.comments.get(issue)?.length === 1);
    expect([commented.length, issues.every((issue) => labelsOf(issue)[0] === "needs: stream")]).toEqual([
      30,
      true,
    ]);
    const line = "warn: No comment: 30 first comments in the last hour are enough.";
    expect(listTroubles(log)).toEqual(Array(4).fill(line));
    await expectNothingLeft(scenario, issues.find((issue) => !commented.includes(issue))!);
  });

  test("an outage uses none of them up", async () => {
    const scenario = await openScenario();
    const { fake, settle, wait } = scenario;
    const issues = Array.from({ length: 25 }, (_, index) =>
      fake.as("sam").openIssue("shop/web", { title: `Something (${index})` }),
    );
    await settle();
    const isWrite = ({ documentName }: { documentName: string | null }) => documentName === "WriteIssues";
    fake.fail({ when: isWrite, times: 12, trouble: { kind: "status", status: 502 } });
    await wait(6 * MINUTE);
    expect(issues.map((issue) => fake.world.comments.get(issue)?.length)).toEqual(Array(25).fill(1));
  });
});
