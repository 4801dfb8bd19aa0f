import { expect } from "vitest";
import type { Issue } from "../github/state/issue.ts";
import type { Scenario } from "./open-scenario.ts";

const NUDGE = "a nudge";

/** Wakes the issue by an event that says nothing about it: it is read, and deciding again plans nothing. */
export async function expectNothingLeft({ fake, settle }: Scenario, issue: Issue): Promise<void> {
  const mara = fake.as("mara");
  const { owner, name } = issue.repository;
  const isThere = fake.world.labels.get(issue.repository)!.some((label) => label.name === NUDGE);
  if (!isThere) mara.createLabel(`${owner.login}/${name}`, { name: NUDGE, color: "ededed" });
  await settle();
  const before = fake.requests.length;
  mara.label(issue, NUDGE);
  await settle();
  const asked = fake.requests.slice(before);
  mara.unlabel(issue, NUDGE);
  await settle();
  expect(asked.map(({ documentName }) => documentName)).toContain("ReadIssue");
  expect(fake.requests.slice(before).filter(({ isMutation }) => isMutation)).toEqual([]);
}
