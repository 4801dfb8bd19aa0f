import { describe, expect, test } from "vitest";
import type { Issue } from "../github/state/issue.ts";
import { expectNothingLeft } from "../scenarios/expect-nothing-left.ts";
import { listTroubles } from "../scenarios/list-troubles.ts";
import { labelsOf, openScenario, type Scenario, STREAMS, WITH_BOARD } from "../scenarios/open-scenario.ts";
import { readCard } from "../scenarios/read-card.ts";
import { isWrite, READING, readNarrowings, writingOnBoards, writingTo } from "./read-narrowings.ts";

/** Another private repository; of the same organisation it is under the same installation. */
async function addRepository({ fake, settle }: Scenario, name: string, map = STREAMS) {
  fake.seed.repository(name, { roles: { mara: "maintain" }, files: { ".github/flow-map.yml": map } });
  await settle();
}

const countTokens = ({ fake }: Scenario): number =>
  fake.requests.filter(({ path }) => path.endsWith("/access_tokens")).length;

describe("each token may do what it is for", () => {
  test("what is read is read by one that only reads; what is written, by one of that repository alone", async () => {
    const scenario = await openScenario();
    await addRepository(scenario, "shop/api");
    const { fake, open, settle } = scenario;
    let from = fake.requests.length;
    const ours = await open("The cart is empty");
    await scenario.open("Nothing that we know");
    expect(readNarrowings(scenario, from)).toEqual({
      reads: [READING],
      boards: [],
      writes: [writingTo("shop/web")],
    });
    from = fake.requests.length;
    const theirs = fake.as("mara").openIssue("shop/api", { title: "A chargeback" });
    await settle();
    expect(readNarrowings(scenario, from)).toEqual({
      reads: [READING],
      boards: [],
      writes: [writingTo("shop/api")],
    });
    expect([ours, theirs].map(labelsOf)).toEqual([["stream: checkout"], ["stream: refunds"]]);
    expect(listTroubles(scenario.log)).toEqual([]);
  });

  test("boards are written on only for a repository whose flow map has one", async () => {
    const scenario = await openScenario({ map: WITH_BOARD });
    await addRepository(scenario, "shop/api");
    const { fake, open, settle, board } = scenario;
    const ours = await open("The cart is empty");
    fake.as("mara").openIssue("shop/api", { title: "The cart is empty" });
    await settle();
    expect(readCard(board, ours)).toBe("Checkout");
    expect(readNarrowings(scenario)).toEqual({
      reads: [READING],
      boards: [writingOnBoards("shop/web")],
      writes: [writingOnBoards("shop/web"), writingTo("shop/api")],
    });
  });

  test("commands ask for somebody's permission with the one that only reads", async () => {
    const scenario = await openScenario();
    const { fake, open, settle } = scenario;
    const issue = await open("Nothing that we know");
    const from = fake.requests.length;
    fake.as("tom").comment(issue, "/stream refunds");
    await settle();
    expect(labelsOf(issue)).toContain("stream: refunds");
    const asked = fake.requests.slice(from).filter(({ path }) => path.includes("/collaborators/"));
    expect(asked.map(({ narrowedTo }) => narrowedTo)).toEqual([READING]);
  });

  test("one that reads, and one for each repository that is written to, for an hour", async () => {
    const scenario = await openScenario();
    await addRepository(scenario, "shop/api");
    const { fake, open, settle } = scenario;
    const before = countTokens(scenario);
    for (const title of ["The cart", "A refund", "Something"]) {
      await open(title);
      fake.as("mara").openIssue("shop/api", { title });
      await settle();
    }
    expect(countTokens(scenario) - before).toBeLessThanOrEqual(3);
  });
});

describe("two installations and two repositories", () => {
  test("each is written to with a token of its own", async () => {
    const scenario = await openScenario();
    await addRepository(scenario, "shop/api");
    const { fake, app, settle, installation } = scenario;
    fake.seed.user("rita");
    fake.seed.organization("rival", ["rita"]);
    await addRepository(scenario, "rival/secret");
    const rival = fake.seed.install(app, "rival");
    await settle();
    const from = fake.requests.length;
    for (const name of ["shop/web", "shop/api", "rival/secret"]) {
      fake.as(name === "rival/secret" ? "rita" : "mara").openIssue(name, { title: "The cart is empty" });
    }
    await settle();
    const writes = fake.requests.slice(from).filter(isWrite);
    expect(new Set(writes.map(({ payer, narrowedTo }) => `${payer} ${narrowedTo}`))).toEqual(
      new Set([
        `installation ${installation.id} ${writingTo("shop/web")}`,
        `installation ${installation.id} ${writingTo("shop/api")}`,
        `installation ${rival.id} ${writingTo("rival/secret")}`,
      ]),
    );
  });

  test("of one installation take turns, one document a second", async () => {
    const scenario = await openScenario();
    await addRepository(scenario, "shop/api");
    const { fake, clock, settle } = scenario;
    for (const name of ["shop/web", "shop/api"]) fake.as("mara").openIssue(name, { title: "The cart" });
    await settle();
    const [from, times] = [fake.requests.length, [] as number[]];
    fake.fail({
      when: ({ isMutation }) => {
        if (isMutation) times.push(clock.now());
        return false;
      },
      trouble: { kind: "drop" },
    });
    const issues: Issue[] = [];
    for (let count = 0; count < 30; count++)
      for (const name of ["shop/web", "shop/api"])
        issues.push(fake.as("mara").openIssue(name, { title: `The cart ${count}` }));
    await settle();
    expect(new Set(issues.flatMap(labelsOf))).toEqual(new Set(["stream: checkout"]));
    const documents = fake.requests.slice(from).filter(({ isMutation }) => isMutation);
    const repositories = documents.map(({ narrowedTo }) => narrowedTo?.split(":")[0]);
    expect(new Set(repositories.slice(0, 3)).size).toBe(2);
    const pauses = times.slice(1).map((time, index) => time - times[index]!);
    expect(Math.min(...pauses)).toBeGreaterThanOrEqual(1000);
  });
});

describe("what is linked elsewhere", () => {
  test("a parent in another private repository still decides", async () => {
    const scenario = await openScenario();
    await addRepository(scenario, "shop/api");
    const { fake, open, settle } = scenario;
    const parent = fake.as("mara").openIssue("shop/api", { title: "A chargeback" });
    const child = await open("Nothing that we know");
    fake.as("mara").setParent(child, parent);
    await settle();
    expect([parent, child].map(labelsOf)).toEqual([["stream: refunds"], ["stream: refunds"]]);
    const from = fake.requests.length;
    fake.as("mara").label(parent, "stream: checkout");
    await settle();
    expect(labelsOf(child)).toEqual(["stream: checkout"]);
    // Only the child was written to.
    expect(readNarrowings(scenario, from).writes).toContain(writingTo("shop/web"));
    await expectNothingLeft(scenario, child);
  });
});
