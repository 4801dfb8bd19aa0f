import { generateKeyPairSync } from "node:crypto";
import { expect, test } from "vitest";
import { listTroubles } from "../scenarios/list-troubles.ts";
import { labelsOf, MINUTE, openScenario } from "../scenarios/open-scenario.ts";

test("the private key is deleted on GitHub: all waits, told once; taken again, all is done", async () => {
  const scenario = await openScenario();
  const { fake, app, installation, log, clock } = scenario;
  const { publicKey } = app;
  Object.assign(app, { publicKey: generateKeyPairSync("rsa", { modulusLength: 2048 }).publicKey });
  fake.revokeTokens(installation);
  const issues = Array.from({ length: 8 }, (_, at) =>
    fake.as("sam").openIssue("shop/web", { title: `The cart (${at})` }),
  );
  let seen: string[] = [];
  clock.setTimer(3 * MINUTE, () => {
    seen = listTroubles(log).filter((line) => line.startsWith("error"));
    Object.assign(app, { publicKey });
  });
  await scenario.settle();
  expect(seen).toEqual([
    expect.stringMatching(/^error: GitHub does not take the App's private key any more/),
  ]);
  expect(issues.map(labelsOf)).toEqual(issues.map(() => ["stream: checkout"]));
  expect(log.filter(({ message }) => message.startsWith("GitHub takes the App's key again"))).toHaveLength(1);
});
