import { expect, test } from "vitest";
import { seededRandom } from "../bench/random.ts";
import { compareOutcomes } from "./compare-outcomes.ts";
import { doAct } from "./do-act.ts";
import type { Outcome } from "./read-outcome.ts";
import { readOutcomes } from "./read-outcome.ts";
import { firstTitle, inventActs } from "./soak-acts.ts";
import { openSoakWorld } from "./soak-world.ts";

const invent = (seed: number) =>
  inventActs({ count: 2000, repositories: 2, issues: 100, withBoard: false, random: seededRandom(seed) });

test("the same seed, the same acts; another one, others", () => {
  expect(invent(1)).toEqual(invent(1));
  expect(invent(1)).not.toEqual(invent(2));
});

test("every act can be done, and most kinds come", async () => {
  const size = { organizations: 1, repositories: 2, issues: 100, withBoard: false, limits: true };
  const world = await openSoakWorld(size, firstTitle);
  const acts = invent(1);
  const before = readOutcomes(world);
  for (const act of acts) doAct(world, act);
  await world.fake.close();
  expect(new Set(acts.map(({ kind }) => kind)).size).toBe(9);
  expect(compareOutcomes(before, readOutcomes(world)).length).toBeGreaterThan(50);
});

const outcome: Outcome = {
  ...{ issue: "shop1/web1#1", isOpen: true, labels: ["bug"], card: null, comments: [], heard: [1] },
};

test.each<[string, number, Partial<Outcome>]>([
  ["the same", 0, {}],
  ["a label", 1, { labels: [] }],
  ["a card", 1, { card: "Checkout" }],
  ["a comment", 1, { comments: ["Where?"] }],
  ["a command", 1, { heard: [0] }],
  ["closed", 1, { isOpen: false }],
])("outcomes differ by %s: %d", (_, count, more) =>
  expect(compareOutcomes([outcome], [{ ...outcome, ...more }])).toHaveLength(count),
);

test("closed issues stay as they were met", () => {
  const closed = { ...outcome, isOpen: false };
  expect(compareOutcomes([closed], [{ ...closed, labels: [] }])).toEqual([]);
});
