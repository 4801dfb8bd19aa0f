import { expect, test } from "vitest";
import type { LogLine } from "../app/collect-log.ts";
import { actBefore } from "../scenarios/act-before.ts";
import { expectNothingLeft } from "../scenarios/expect-nothing-left.ts";
import { listTroubles } from "../scenarios/list-troubles.ts";
import { labelsOf, MINUTE, openScenario, type Scenario } from "../scenarios/open-scenario.ts";

/* Places where nothing can be done any more, with jobs waiting: one line, no dead letter each, nothing lost after it. */

/** What was told of places, with nothing else that a maintainer has to read. */
function listClosures(log: readonly LogLine[]): unknown[] {
  const told = log.filter(({ fields }) => fields.closure !== undefined);
  const others = log.filter(({ level, fields }) => /warn|error/.test(level) && fields.closure === undefined);
  expect(others).toEqual([]);
  return told.map(({ fields }) => fields.closure);
}

const openMany = ({ fake }: Scenario, count: number) =>
  Array.from({ length: count }, (_, at) =>
    fake.as("sam").openIssue("shop/web", { title: `The cart (${at})` }),
  );

test("an installation that goes in the middle: one line for all its jobs", async () => {
  const scenario = await openScenario();
  const { fake, installation, log, settle } = scenario;
  actBefore(fake, "ReadMap", () => fake.seed.uninstall(installation));
  const issues = openMany(scenario, 30);
  await settle();
  expect(listClosures(log)).toEqual(["uninstalled"]);
  expect(issues.flatMap(labelsOf)).toEqual([]);
  const asked = fake.requests.length;
  await scenario.wait(60 * MINUTE);
  expect(fake.requests.length).toBe(asked);
});

test("one that is suspended in the middle: one line; after it all is done, a command too", async () => {
  const scenario = await openScenario();
  const { fake, installation, log, settle, open } = scenario;
  const first = await open("The cart is empty");
  await scenario.wait(MINUTE);
  fake.as("tom").comment(first, "/stream refunds");
  const issues = openMany(scenario, 30);
  fake.seed.suspend(installation);
  await settle();
  expect(listClosures(log)).toEqual(["suspended"]);
  const asked = fake.requests.length;
  await scenario.wait(60 * MINUTE);
  expect(fake.requests.length).toBe(asked);
  fake.seed.suspend(installation, false);
  await settle();
  await scenario.wait(MINUTE);
  expect(issues.map(labelsOf)).toEqual(issues.map(() => ["stream: checkout"]));
  expect(labelsOf(first)).toEqual(["held: stream", "stream: refunds"]);
  expect(listTroubles(log).filter((line) => line.startsWith("error"))).toEqual([]);
  await expectNothingLeft(scenario, first);
});

test("a repository that is archived with jobs waiting: one line; after it a new event does it", async () => {
  const scenario = await openScenario();
  const { fake, log, settle } = scenario;
  const [repository] = fake.world.repositories;
  actBefore(fake, "WriteIssues", () => {
    repository!.isArchived = true;
  });
  const issues = openMany(scenario, 30);
  await settle();
  expect(listTroubles(log)).toEqual([expect.stringMatching(/^warn: The repository is archived/)]);
  repository!.isArchived = false;
  await scenario.wait(MINUTE);
  fake.as("sam").edit(issues[0]!, { title: "A chargeback" });
  await settle();
  expect(labelsOf(issues[0]!)).toEqual(["stream: refunds"]);
});

test("one that is deleted with jobs waiting: one line", async () => {
  const scenario = await openScenario();
  const { fake, log, settle } = scenario;
  actBefore(fake, "ReadMap", () => fake.world.repositories.splice(0, 1));
  openMany(scenario, 30);
  await settle();
  expect(listTroubles(log)).toEqual([expect.stringMatching(/^warn: The repository was deleted, moved away/)]);
});

test("one that gets another name with jobs under both: one comment each", async () => {
  const scenario = await openScenario();
  const { fake, log, settle } = scenario;
  await scenario.open("The cart is empty");
  const odd = fake.as("sam").openIssue("shop/web", { title: "Something is odd" });
  await settle();
  // Its comment waits under the former name; an event comes under the new one at the very moment it is due.
  fake.as("mara").renameRepository("shop/web", "site");
  actBefore(fake, "ReadIssue", () => fake.as("sam").edit(odd, { body: "Very odd." }));
  await scenario.wait(5 * MINUTE);
  await settle();
  await scenario.wait(5 * MINUTE);
  expect(fake.world.comments.get(odd)).toHaveLength(1);
  expect(listTroubles(log)).toEqual([]);
  expect(log.some(({ message }) => message.startsWith("The repository has another name"))).toBe(true);
  await expectNothingLeft(scenario, odd);
});
